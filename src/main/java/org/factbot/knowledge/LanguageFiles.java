package org.factbot.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the files that help with a language: vocabulary, phrasings, translations, chatter. One thread only. */
final class LanguageFiles {
    private static final List<String> TRANSLATION_KEYS = List.of("statement", "context", "quotes", "of");
    private static final List<String> CHATTER_KINDS =
            Arrays.stream(Chatter.Kind.values()).map(Chatter.Kind::code).toList();

    private LanguageFiles() {}

    /** {@code vocabulary.yaml}: language, then groups of words. */
    static void vocabulary(YamlNode root, Sheet sheet, Draft draft) {
        for (YamlNode.Entry entry : sheet.entries(root, root.line(), "the vocabulary")) {
            Optional<Language> language = sheet.language(entry.key(), entry.line());
            for (YamlNode group : sheet.items(entry.value(), entry.line(), "the vocabulary of a language")) {
                List<Located<String>> words = sheet.texts(group, group.line(), "a group of words", Limits.NAME);
                if (language.isPresent() && !words.isEmpty()) {
                    draft.vocabulary.add(new Draft.GroupDraft(language.get(), words));
                }
            }
        }
    }

    /** {@code phrasings/<lang>/<topic>.yaml}: fact id, then ways to ask for it. */
    static void phrasings(YamlNode root, Sheet sheet, Draft draft, Language language) {
        questions(root, sheet, draft.phrasings, language, "phrasings");
    }

    /** {@code asides/<lang>/<topic>.yaml}: fact id, then questions that sound like its own and that it does not answer. */
    static void asides(YamlNode root, Sheet sheet, Draft draft, Language language) {
        questions(root, sheet, draft.asides, language, "asides");
    }

    private static void questions(
            YamlNode root, Sheet sheet, List<Draft.PhrasingDraft> into, Language language, String what) {
        for (YamlNode.Entry entry : sheet.entries(root, root.line(), "a file of " + what)) {
            Located<String> fact = new Located<>(entry.key(), sheet.at(entry.line()));
            if (entry.value() instanceof YamlNode.Nothing) {
                into.add(new Draft.PhrasingDraft(language, fact, new Located<>("", fact.place())));
            }
            for (Located<String> text :
                    sheet.texts(entry.value(), entry.line(), "the " + what + " of a fact", Limits.PHRASING)) {
                into.add(new Draft.PhrasingDraft(language, fact, text));
            }
        }
    }

    /** {@code translations/<lang>/<topic>.yaml}: fact id, then its texts. */
    static void translations(YamlNode root, Sheet sheet, Draft draft, Language language) {
        for (YamlNode.Entry entry : sheet.entries(root, root.line(), "a translations file")) {
            Fields fields = new Fields(sheet, entry.value(), "a translation", TRANSLATION_KEYS);
            fields.require("statement", "translate the statement, or delete the whole translation");
            List<String> quotes = new ArrayList<>();
            for (YamlNode quote : fields.items("quotes")) {
                sheet.rawText(quote, quote.line(), "an item of quotes", Limits.translated(Limits.QUOTE))
                        .ifPresent(text -> quotes.add(text.value()));
            }
            Translation translation = new Translation(
                    fields.plain("statement", Limits.translated(Limits.STATEMENT))
                            .orElse("?"),
                    fields.plain("context", Limits.translated(Limits.CONTEXT)),
                    quotes,
                    fields.plain("of", Limits.NAME));
            draft.translations.add(new Draft.TranslationDraft(
                    language, new Located<>(entry.key(), sheet.at(entry.line())), translation));
        }
    }

    /** {@code chatter/<lang>.yaml}: kind, then lines; or a bare list of lines from outside the story. */
    static void chatter(YamlNode root, Sheet sheet, Draft draft, Language language) {
        if (root instanceof YamlNode.Sequence) {
            lines(root, root.line(), sheet, draft, language, Optional.of(Chatter.Kind.OUTSIDE_STORY));
            return;
        }
        for (YamlNode.Entry entry : sheet.entries(root, root.line(), "a chatter file")) {
            Optional<Chatter.Kind> kind = Chatter.Kind.of(entry.key());
            if (kind.isEmpty()) {
                sheet.error(
                        entry.line(),
                        Quoted.of(entry.key()) + " is no kind of chatter",
                        "did you mean \"" + sheet.nearest().of(entry.key(), CHATTER_KINDS) + "\"? there are "
                                + String.join(", ", CHATTER_KINDS));
            }
            lines(entry.value(), entry.line(), sheet, draft, language, kind);
        }
    }

    private static void lines(
            YamlNode list, int line, Sheet sheet, Draft draft, Language language, Optional<Chatter.Kind> kind) {
        for (Located<String> text : sheet.texts(list, line, "a list of chatter", Limits.MESSAGE)) {
            if (kind.isPresent()) {
                Chatter chatter = new Chatter(kind.get(), language, text.value());
                draft.chatter.add(new Draft.ChatterDraft(chatter, text.place()));
            }
        }
    }
}
