package org.factbot.reply;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.factbot.knowledge.Citation;
import org.factbot.knowledge.Entity;
import org.factbot.knowledge.Fact;
import org.factbot.knowledge.FactBase;
import org.factbot.knowledge.Language;
import org.factbot.knowledge.Listing;
import org.factbot.knowledge.Localized;
import org.factbot.knowledge.Quote;
import org.factbot.knowledge.Source;
import org.factbot.knowledge.Story;
import org.factbot.knowledge.Topic;
import org.factbot.knowledge.Translation;
import org.factbot.knowledge.Vocabulary;

/** A small made-up story with one of everything: kinds, languages, long ids, missing dates. */
public final class HarbourStory {
    public static final String LONG_ID = "a-fact-whose-editor-could-not-stop-typing-when-the-id-was-long-enough";

    private HarbourStory() {}

    public static FactBase base() {
        Localized title = localized("The harbour of Port Lind", "بندر پورت لیند", "د پورت لینډ بندر", "Порт Линд");
        Story story = new Story(
                "harbour",
                title,
                List.of(Language.values()),
                Optional.of(LocalDate.of(2025, 9, 30)),
                List.of("opened", "mayor"),
                List.of(),
                Optional.empty(),
                List.of(voices()),
                Map.of());
        List<Topic> topics = List.of(
                new Topic("opening", localized("The opening", "گشایش", "پرانیستل", "Открытие")),
                new Topic("before", Localized.english("What came before")),
                new Topic("empty", Localized.english("Nothing here")));
        return new FactBase(story, topics, facts(), sources(), entities(), new Vocabulary(Map.of()), List.of(), "f00d");
    }

    private static Listing voices() {
        return new Listing(
                "voices",
                localized("Who says what", "که چه می‌گوید", "څوک څه وایي", "Кто что говорит"),
                List.of(
                        new Listing.Section(Localized.english("The town <hall>"), List.of("mayor", "missing")),
                        new Listing.Section(Localized.english("Trade"), List.of("karimi", "trade", "opened")),
                        new Listing.Section(
                                Localized.english("Before"), List.of("ban", "fees", LONG_ID, "mayor", "karimi"))));
    }

    private static Localized localized(String en, String fa, String ps, String ru) {
        return new Localized(
                Map.of(Language.ENGLISH, en, Language.PERSIAN, fa, Language.PASHTO, ps, Language.RUSSIAN, ru));
    }

    private static List<Source> sources() {
        return List.of(
                source(
                        "daily",
                        "Lind Daily",
                        Optional.of("Harbour opens & <everyone> \"cheers\""),
                        Optional.empty(),
                        "en"),
                source("gazette", "Gazette", Optional.empty(), Optional.of(LocalDate.of(2025, 7, 4)), "en"),
                source("khabar", "خبر", Optional.of("گشایش بندر"), Optional.of(LocalDate.of(2025, 7, 5)), "fa"));
    }

    private static Source source(
            String id, String publisher, Optional<String> title, Optional<LocalDate> published, String language) {
        return new Source(
                id,
                publisher,
                title,
                title.isPresent() ? Optional.empty() : Optional.of("An official notice"),
                Optional.of(URI.create("https://example.org/" + id + "?a=1&b=2")),
                published,
                language,
                "news",
                Optional.empty());
    }

    private static List<Entity> entities() {
        return List.of(
                new Entity(
                        "ada",
                        Entity.Kind.PERSON,
                        localized("Ada Berg", "آدا برگ", "اډا برګ", "Ада Берг"),
                        Optional.of(localized(
                                "mayor of Port Lind", "شهردار پورت لیند", "د پورت لینډ ښاروال", "мэр Порт-Линда")),
                        Map.of(),
                        List.of()),
                new Entity(
                        "karimi",
                        Entity.Kind.PERSON,
                        Localized.english("Reza Karimi"),
                        Optional.empty(),
                        Map.of(),
                        List.of()));
    }

    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(
                fact("opened", "opening", Fact.Kind.EVENT, "Norland opened the harbour of Port Lind to foreign ships.")
                        .context("The harbour had been closed to foreign ships since 2003.")
                        .cites("daily", "P2")
                        .cites("daily", "P9")
                        .cites("gazette", "the harbour is open to all flags")
                        .asOf(2025, 7, 3)
                        .related("mayor", "missing")
                        .asked(Language.ENGLISH, "When did the harbour open?")
                        .asked(Language.PERSIAN, "بندر چه وقت باز شد؟")
                        .asked(Language.RUSSIAN, "Когда открыли порт?")
                        .translated(
                                Language.PERSIAN,
                                "نورلند بندر پورت لیند را به روی کشتی‌های خارجی (از جمله Aurora) گشود.",
                                "بندر از سال ۲۰۰۳ به روی کشتی‌های خارجی بسته بود.")
                        .translated(
                                Language.RUSSIAN,
                                "Норланд открыл порт Линд для иностранных судов.",
                                "Порт был закрыт для иностранных судов с 2003 года.")
                        .translated(Language.PASHTO, "نورلنډ د پورت لینډ بندر د بهرنیو کښتیو پر مخ پرانیست.", null)
                        .made());
        facts.add(fact("mayor", "opening", Fact.Kind.STATEMENT, "The mayor asked who would pay for the pilots.")
                .quote("Who will pay for the pilots, and who for the tugs?", "ada", "daily", "P3", "en")
                .cites("daily", "P3")
                .related("opened")
                .asked(Language.ENGLISH, "What did the mayor say?")
                .asked(Language.PERSIAN, "شهردار چه گفت؟")
                .translated(
                        Language.PERSIAN,
                        "شهردار پرسید هزینهٔ راهنمایان را چه کسی می‌پردازد.",
                        null,
                        "چه کسی هزینهٔ راهنمایان را می‌پردازد و چه کسی هزینهٔ یدک‌کش‌ها را؟")
                .translated(Language.RUSSIAN, "Мэр спросила, кто заплатит лоцманам.", null)
                .made());
        facts.add(fact("karimi", "opening", Fact.Kind.STATEMENT, "A trader welcomed the opening.")
                .quote("این برای همهٔ ما خبر خوبی است.", "karimi", "khabar", "P1", "fa")
                .cites("khabar", "P1")
                .made());
        facts.add(fact(
                        "trade",
                        "opening",
                        Fact.Kind.ANALYSIS,
                        "Analysts expect trade to double if pilots < 20 & tugs > 5.")
                .context("Port Lind handled 1,200 ships in 2002.")
                .cites("gazette", null)
                .made());
        facts.add(fact("fees", "before", Fact.Kind.UNKNOWN, "No source states the fees.")
                .cites("daily", null)
                .made());
        facts.add(fact("ban", "before", Fact.Kind.BACKGROUND, "Foreign ships were banned.")
                .cites("gazette", null)
                .replacedBy("opened")
                .made());
        facts.add(fact(LONG_ID, "before", Fact.Kind.EVENT, "An old pier was torn down.")
                .cites("daily", null)
                .made());
        return facts;
    }

    private static Draft fact(String id, String topic, Fact.Kind kind, String statement) {
        return new Draft(id, topic, kind, statement);
    }

    /** A fact in the making. */
    private static final class Draft {
        private final String id;
        private final String topic;
        private final Fact.Kind kind;
        private final String statement;
        private Optional<String> context = Optional.empty();
        private Optional<LocalDate> asOf = Optional.empty();
        private Fact.Validity validity = Fact.Validity.OPEN;
        private final List<Quote> quotes = new ArrayList<>();
        private final List<Citation> citations = new ArrayList<>();
        private final List<String> related = new ArrayList<>();
        private final Map<Language, List<String>> phrasings = new java.util.EnumMap<>(Language.class);
        private final Map<Language, Translation> translations = new java.util.EnumMap<>(Language.class);

        private Draft(String id, String topic, Fact.Kind kind, String statement) {
            this.id = id;
            this.topic = topic;
            this.kind = kind;
            this.statement = statement;
        }

        Draft context(String text) {
            context = Optional.of(text);
            return this;
        }

        Draft quote(String text, String speaker, String source, String at, String language) {
            Citation citation = new Citation(source, Optional.of(at));
            quotes.add(new Quote(text, Optional.of(speaker), citation, language, Optional.empty()));
            return this;
        }

        Draft cites(String source, String at) {
            citations.add(new Citation(source, Optional.ofNullable(at)));
            return this;
        }

        Draft asOf(int year, int month, int day) {
            asOf = Optional.of(LocalDate.of(year, month, day));
            return this;
        }

        Draft related(String... ids) {
            related.addAll(List.of(ids));
            return this;
        }

        Draft asked(Language language, String phrasing) {
            phrasings.put(language, List.of(phrasing));
            return this;
        }

        Draft translated(Language language, String text, String placed, String... spoken) {
            translations.put(
                    language, new Translation(text, Optional.ofNullable(placed), List.of(spoken), Optional.empty()));
            return this;
        }

        Draft replacedBy(String later) {
            validity = new Fact.Validity(Optional.of(LocalDate.of(2025, 7, 2)), Optional.of(later));
            return this;
        }

        Fact made() {
            return new Fact(
                    id,
                    topic,
                    kind,
                    statement,
                    context,
                    quotes,
                    citations,
                    asOf,
                    List.of(),
                    Set.of(),
                    related,
                    validity,
                    phrasings,
                    translations);
        }
    }
}
