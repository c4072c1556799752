package org.factbot.knowledge;

import java.util.List;
import java.util.Optional;

/** Reads {@code questions/*.yaml}: questions with the verdict of a person. One thread only. */
final class QuestionFile {
    private static final List<String> FILE_KEYS = List.of("part", "pairs", "questions");
    private static final List<String> KEYS = List.of("id", "q", "lang", "kind", "expect");
    private static final List<String> PARTS = List.of("tuning", "sealed");
    private static final List<String> YES_OR_NO = List.of("true", "false");
    private static final String DEFAULT_KIND = "plain";

    private QuestionFile() {}

    static void read(YamlNode root, Sheet sheet, Draft draft) {
        List<YamlNode> questions;
        String part = PARTS.get(0);
        boolean paired = false;
        if (root instanceof YamlNode.Sequence list) {
            questions = list.items();
        } else {
            Fields file = new Fields(sheet, root, "a questions file", FILE_KEYS);
            file.require("questions", "add the line \"questions:\" and under it a list of questions");
            part = file.oneOf("part", PARTS, part);
            paired = file.oneOf("pairs", YES_OR_NO, "false").equals("true");
            questions = file.items("questions");
        }
        for (YamlNode node : questions) {
            question(node, part, paired, sheet, draft);
        }
    }

    private static void question(YamlNode node, String part, boolean paired, Sheet sheet, Draft draft) {
        Fields fields = new Fields(sheet, node, "a question", KEYS);
        fields.require("id", "give it an id of its own, so that its verdicts can be compared");
        fields.require("q", "write the question as a person would send it");
        Optional<Located<String>> id = fields.id("id");
        Optional<Located<String>> text = fields.rawText("q", Limits.MESSAGE);
        Optional<Located<String>> code = fields.text("lang", Limits.NAME);
        Language language = code.flatMap(
                        tag -> sheet.language(tag.value(), tag.place().line()))
                .orElse(Language.ENGLISH);
        String kind = fields.plain("kind", Limits.NAME).orElse(DEFAULT_KIND);
        List<Located<String>> expected = fields.texts("expect", Limits.ID);
        if (id.isPresent() && text.isPresent()) {
            Judged judged = new Judged(
                    id.get().value(), text.get().value(), language, kind, Fields.values(expected), part, paired);
            draft.questions.add(new Draft.JudgedDraft(judged, id.get().place(), expected));
        }
    }
}
