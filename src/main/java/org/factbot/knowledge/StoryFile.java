package org.factbot.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code story.yaml}: what the folder is about. One thread only. */
final class StoryFile {
    private static final List<String> KEYS =
            List.of("id", "title", "languages", "cut_off", "welcome", "catch_up", "dispute", "story_words");

    private StoryFile() {}

    /** @param folder name of the folder, which names a story that has no name */
    static void read(YamlNode root, Sheet sheet, Draft draft, String folder) {
        Fields fields = new Fields(sheet, root, "the story", KEYS);
        Set<Language> languages = new LinkedHashSet<>();
        for (Located<String> code : fields.texts("languages", Limits.NAME)) {
            sheet.language(code.value(), code.place().line()).ifPresent(languages::add);
        }
        if (languages.isEmpty()) {
            languages.add(Language.ENGLISH);
        }
        Optional<LocalDate> cutOff = fields.date("cut_off").map(Located::value);
        draft.story = Optional.of(new Draft.StoryDraft(
                fields.id("id").map(Located::value).orElse(folder),
                fields.localized("title", Limits.TITLE).orElseGet(() -> Localized.english(folder)),
                new ArrayList<>(languages),
                cutOff,
                fields.texts("welcome", Limits.ID),
                fields.texts("catch_up", Limits.ID),
                fields.text("dispute", Limits.ID),
                fields.textsPerLanguage("story_words", Limits.NAME)));
    }
}
