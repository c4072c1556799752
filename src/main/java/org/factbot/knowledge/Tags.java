package org.factbot.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Language tags: ours, and those of the works we cite. Stateless. */
final class Tags {
    private static final List<String> OURS =
            Arrays.stream(Language.values()).map(Language::code).toList();
    private static final Set<String> ISO = Set.of(Locale.getISOLanguages());
    private static final Pattern FORM = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}");

    private Tags() {}

    /** Codes of the languages that the bot speaks. */
    static List<String> ours() {
        return OURS;
    }

    /** Whether this is a BCP 47 tag; two-letter languages must exist. */
    static boolean isTag(String tag) {
        String primary = tag.split("-", 2)[0];
        return FORM.matcher(tag).matches() && (primary.length() == 3 || ISO.contains(primary));
    }
}
