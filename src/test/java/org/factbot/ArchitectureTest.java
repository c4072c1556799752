package org.factbot;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds the table of rooms: who may import whom, and where each library lives. */
@AnalyzeClasses(packages = "org.factbot", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Map<String, List<String>> MAY_IMPORT = new LinkedHashMap<>();

    static {
        MAY_IMPORT.put("knowledge", List.of());
        MAY_IMPORT.put("question", List.of("knowledge"));
        MAY_IMPORT.put("answer", List.of("question", "knowledge"));
        MAY_IMPORT.put("index", List.of("answer", "question", "knowledge"));
        MAY_IMPORT.put("reply", List.of("answer", "question", "knowledge"));
        MAY_IMPORT.put("store", List.of());
        MAY_IMPORT.put("telegram", List.of("reply", "answer", "question", "knowledge", "store", "operations"));
        MAY_IMPORT.put("evaluation", List.of("answer", "question", "knowledge"));
        MAY_IMPORT.put("operations", List.of("answer", "question", "knowledge", "store"));
        MAY_IMPORT.put("preview", List.of());
        MAY_IMPORT.put("cli", List.of("evaluation", "reply", "answer", "question", "knowledge"));
    }

    private static DescribedPredicate<JavaClass> room(String name) {
        return resideInAPackage("org.factbot." + name + "..");
    }

    @ArchTest
    static void everyRoomIsThere(JavaClasses classes) {
        for (String room : MAY_IMPORT.keySet()) {
            assertThat(classes.that(room(room))).as("classes of " + room).hasSizeGreaterThan(1);
        }
    }

    @ArchTest
    static void roomsImportOnlyTheirNeighbours(JavaClasses classes) {
        MAY_IMPORT.forEach((room, allowed) -> {
            DescribedPredicate<JavaClass> strangers =
                    resideInAPackage("org.factbot..").and(DescribedPredicate.not(room(room)));
            for (String neighbour : allowed) {
                strangers = strangers.and(DescribedPredicate.not(room(neighbour)));
            }
            noClasses().that(room(room)).should().dependOnClassesThat(strangers).check(classes);
        });
    }

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.factbot.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule LUCENE_LIVES_IN_INDEX = noClasses()
            .that()
            .resideOutsideOfPackage("org.factbot.index..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.lucene..");

    @ArchTest
    static final ArchRule SQL_LIVES_IN_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("org.factbot.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule TELEGRAM_LIBRARIES_LIVE_IN_TELEGRAM = noClasses()
            .that()
            .resideOutsideOfPackage("org.factbot.telegram..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.telegram..", "okhttp3..", "okio..");

    @ArchTest
    static final ArchRule THE_MIDDLE_KNOWS_NO_CLOCK_AND_NO_CHANCE = noClasses()
            .that()
            .resideInAnyPackage("org.factbot.question..", "org.factbot.answer..", "org.factbot.reply..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.time\\.Clock|java\\.util\\.Random|java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.security\\.SecureRandom|java\\.nio\\.file\\..*|java\\.net\\.http\\..*|java\\.net\\.Socket|java\\.io\\.File.*")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now");

    @ArchTest
    static final ArchRule ONLY_THE_TERMINAL_PRINTS = noClasses()
            .that()
            .resideOutsideOfPackage("org.factbot.cli..")
            .and()
            .doNotHaveFullyQualifiedName("org.factbot.Main")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule ONLY_MAIN_EXITS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.factbot.Main")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule NOBODY_IMPORTS_THE_ROOT = noClasses()
            .that()
            .resideOutsideOfPackage("org.factbot")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.factbot");

    @ArchTest
    static final ArchRule EVERY_PUBLIC_CLASS_IS_IN_A_ROOM =
            classes().that().arePublic().should().resideInAnyPackage("org.factbot..");

    @ArchTest
    static void everyRoomOpensWithItsQuestion(JavaClasses classes) throws Exception {
        for (String room : MAY_IMPORT.keySet()) {
            String text = Files.readString(Path.of("src/main/java/org/factbot", room, "package-info.java"));
            assertThat(text.lines().skip(1).findFirst().orElseThrow())
                    .as(room + " opens with its question")
                    .containsAnyOf("?", "keep it.");
        }
    }

    /**
     * The engine knows no story: the words of the bundled one stay in its knowledge folder. What is no text, the senses of
     * general English, knows all common words.
     */
    @ArchTest
    static void theEngineKnowsNoStory(JavaClasses classes) throws Exception {
        try (var files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".bin"))
                    .toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContainIgnoringCase("taliban")
                        .doesNotContainIgnoringCase("afghan")
                        .doesNotContainIgnoringCase("kremlin");
            }
        }
    }
}
