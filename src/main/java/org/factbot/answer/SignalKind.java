package org.factbot.answer;

/** The reasons by which a candidate is judged, in the order in which weights are kept. */
enum SignalKind {
    /** BM25 over canonical words, as a share of the best candidate's. */
    WORDS("words", 1),
    /** Cosine with the nearest single phrasing. */
    NEAREST("nearest-phrasing", 1),
    /** Mean cosine with the three nearest phrasings. */
    NEAREST_THREE("nearest-three", 1),
    /** Share of the question's informative weight that any text of the fact holds. */
    COVERAGE("coverage", 1),
    /** Share of the question's informative weight that the fact's own texts hold. */
    OWN_COVERAGE("own-coverage", 1),
    /** Share of the question's informative weight that the fact's own texts or several of its phrasings hold. */
    FIRM_COVERAGE("firm-coverage", 1),
    /** Runs of characters, as a share of the best candidate's. */
    GRAMS("grams", 1),
    /** Neighbouring words, as a share of the best candidate's. */
    PAIRS("pairs", 1),
    /** The fact settles the sort of answer that is wanted (1), another sort (-1), or nobody said (0). */
    SORT("sort", 1),
    /** Share of the distinctive names asked about that the fact is about. */
    NAMES("names", 1),
    /** The fact quotes somebody who is asked about, and words are asked for. */
    SPEAKER("speaker", 1),
    /** Nearness in general meaning to the fact's statement. */
    SENSE("sense", 1),
    /** Share of the question's informative weight for which the fact holds a word of near meaning. */
    SOFT_COVERAGE("soft-coverage", 1),
    /** Log-odds a pair of neighbouring words that the wording is this fact's. */
    WORDING("wording", 1),
    /** The classifier's share for the fact. */
    CLASSIFIED("classified", 1),
    /** How little the classifier's score for the fact is behind its best. */
    BEHIND("classified-behind", 1),
    /** Share of the dates and numbers in the question that the fact holds. */
    VALUES("values", 1),
    /** Share of the distinctive names asked about that the fact does not have. */
    STRANGERS("strange-names", -1),
    /** Share of the dates and numbers in the question that the fact lacks. */
    MISSING_VALUES("missing-values", -1),
    /** How many things in the question the fact has otherwise: another year, another country, another office. */
    RIVALS("rivals", -1),
    /** The statement holds a day, a number or a name where one is wanted (1), or not (-1), where no editor said. */
    HOLDS("holds-the-sort", 1),
    /** Coverage, where a word counts as much as it tells the candidates apart. */
    AMONG("coverage-among-candidates", 1),
    /** The same of what the statement lacks and those beside it in the topic hold. */
    AMONG_BESIDE("beside-among-candidates", 1),
    /** Share of the question's informative weight that the statement lacks and those beside it in the topic hold. */
    BESIDE("beside", 1);

    private final String label;
    private final int sign;

    SignalKind(String label, int sign) {
        this.label = label;
        this.sign = sign;
    }

    String label() {
        return label;
    }

    /** +1 where the signal can only speak for a fact, -1 where only against; weights never have the other sign. */
    int sign() {
        return sign;
    }
}
