package org.factbot.knowledge;

/** Puts what an editor wrote into an error text: in quotation marks, on one line, not too long, nothing invisible. */
final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(String written) {
        String line = Characters.oneLine(written.length() > 4 * LONGEST ? written.substring(0, 4 * LONGEST) : written);
        StringBuilder shown = new StringBuilder("\"");
        line.codePoints()
                .limit(LONGEST)
                .forEach(codePoint -> shown.appendCodePoint(Characters.isDangerous(codePoint) ? '\uFFFD' : codePoint));
        return shown.append(line.codePointCount(0, line.length()) > LONGEST ? "…\"" : "\"")
                .toString();
    }
}
