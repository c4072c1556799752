package org.factbot.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the files say, value by value with its place, before it has been checked across files. Gaps that have been
 * reported are filled with blanks, so that a faulty fact still counts as one when others refer to it. Filled by one
 * thread.
 */
final class Draft {
    /** A place in a source. */
    record Citing(Located<String> source, Optional<Located<String>> at) {}

    /** Words and who said them. */
    record Quoting(
            Located<String> text,
            Optional<Located<String>> speaker,
            Citing citing,
            Optional<String> language,
            Optional<String> spokenIn) {}

    /** A fact; the id's place is the place of the fact. */
    record FactDraft(
            Located<String> id,
            String topic,
            Fact.Kind kind,
            String statement,
            Optional<String> context,
            List<Quoting> quotes,
            List<Citing> citings,
            Optional<LocalDate> asOf,
            List<Located<String>> entities,
            Set<AnswerSort> answers,
            List<Located<String>> related,
            Optional<Located<LocalDate>> validUntil,
            Optional<Located<String>> supersededBy,
            boolean contested,
            List<Located<String>> sides,
            List<Located<String>> parts) {
        /** As {@link Translation#fingerprintOf} has it. */
        String fingerprint() {
            return Translation.fingerprintOf(
                    statement,
                    context,
                    quotes.stream().map(quote -> quote.text().value()).toList());
        }
    }

    /**
     * A source, with the number of its paragraphs where the folder gives it.
     *
     * @param dated whether it says when it was published, be it that nobody knows
     */
    record SourceDraft(Located<Source> source, Optional<Integer> paragraphs, boolean dated) {}

    /** An entity. */
    record EntityDraft(
            Located<String> id,
            Entity.Kind kind,
            Localized name,
            Optional<Localized> role,
            Map<Language, List<Located<String>>> aliases,
            List<Located<String>> memberOf) {}

    /** A way people ask for a fact. */
    record PhrasingDraft(Language language, Located<String> fact, Located<String> text) {}

    /** A fact's texts in another language. */
    record TranslationDraft(Language language, Located<String> fact, Translation translation) {}

    /** Words that mean the same. */
    record GroupDraft(Language language, List<Located<String>> words) {}

    /** A line of chatter. */
    record ChatterDraft(Chatter chatter, Place place) {}

    /** A judged question; the expected facts once more with their places. */
    record JudgedDraft(Judged judged, Place place, List<Located<String>> expected) {}

    /** A heading, an entity's name or words, and the facts under it. */
    record SectionDraft(Optional<Located<String>> entity, Optional<Localized> heading, List<Located<String>> facts) {}

    /** A list of facts under headings. */
    record ListDraft(Located<String> id, Localized title, List<SectionDraft> sections) {}

    /** What story.yaml says. */
    record StoryDraft(
            String id,
            Localized title,
            List<Language> languages,
            Optional<LocalDate> cutOff,
            List<Located<String>> welcome,
            List<Located<String>> catchUp,
            Optional<Located<String>> dispute,
            Map<Language, List<Located<String>>> storyWords) {}

    /** Empty where there is no story.yaml. */
    Optional<StoryDraft> story = Optional.empty();

    /** Without the file, the sources that facts name are taken as they come. */
    boolean hasSourcesFile;

    /** Without the file, entity ids are taken as they come. */
    boolean hasEntitiesFile;

    /** Ids seen in files that are not valid YAML: what refers to them is not at fault. */
    final Map<FolderWalk.Kind, Set<String>> salvaged = new EnumMap<>(FolderWalk.Kind.class);

    /** The texts of sources by their ids; they are for checking quotes and take no part in answering. */
    final Map<String, SourceText> texts = new TreeMap<>();

    final List<Located<Topic>> topics = new ArrayList<>();
    final List<FactDraft> facts = new ArrayList<>();
    final List<SourceDraft> sources = new ArrayList<>();
    final List<EntityDraft> entities = new ArrayList<>();
    final List<PhrasingDraft> phrasings = new ArrayList<>();
    /** Questions that a fact does not answer, in the form of phrasings. */
    final List<PhrasingDraft> asides = new ArrayList<>();

    final List<TranslationDraft> translations = new ArrayList<>();
    final List<GroupDraft> vocabulary = new ArrayList<>();
    final List<ChatterDraft> chatter = new ArrayList<>();
    final List<ListDraft> lists = new ArrayList<>();
    final List<JudgedDraft> questions = new ArrayList<>();
}
