package dev.wherry.it;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.wherry.FtpServer;
import dev.wherry.FtpServerBuilder;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan of the house, as CONTRIBUTING draws it: who in core may know whom. */
@PlainOnly("has no connection")
class ArchitectureTest {
    private static final String BASE = "dev.wherry";
    private static final String INTERNAL = BASE + ".internal.";
    private static final String INSIDE = BASE + ".internal..";
    private static final URL CORE =
            FtpServer.class.getProtectionDomain().getCodeSource().getLocation();
    private static final Set<String> API =
            Set.of("", ".command", ".event", ".file", ".limit", ".tls", ".user");

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter().importUrl(CORE);
        assertThat(classes.size()).isGreaterThan(100);
    }

    // The order of the packages

    @ParameterizedTest
    @CsvSource({
        "server, command session data file listing limit net linux wire tls config",
        "command, session data file listing limit net linux wire tls config",
        "session, data file listing limit net linux wire tls config",
        "data, file net linux wire tls config",
        "file, net linux wire config",
        "listing, net wire config",
        "limit, net wire config",
        "net, config",
        "linux, wire",
        "wire, config",
        "tls, ''",
        "config, ''",
    })
    void knowsOnlyPackagesBelow(String name, String below) {
        List<String> known = new ArrayList<>(List.of(name));
        known.addAll(List.of(below.split(" ")));
        String[] allowed =
                known.stream()
                        .filter(other -> !other.isEmpty())
                        .map(other -> INTERNAL + other + "..")
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + name + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(INSIDE).and(notIn(resideInAnyPackage(allowed))))
                .check(classes);
    }

    @Test
    void listsEachInternalPackageAbove() {
        Set<String> found =
                classes.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(INTERNAL))
                        .map(name -> name.substring(INTERNAL.length()))
                        .collect(Collectors.toSet());
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "server", "command", "session", "data", "file", "listing", "limit", "net",
                        "linux", "wire", "tls", "config");
    }

    @Test
    void keepsTheExportedPackagesFreeOfInternalOnes() {
        noClasses()
                .that(notIn(resideInAPackage(INSIDE)))
                .and(notIn(isOneOf(FtpServer.class, FtpServerBuilder.class)))
                .and(notIn(resideInAPackage(BASE + ".tls")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INSIDE)
                .check(classes);
    }

    @Test
    void letsTheConfigurationOfTlsSeeItsOwnInsideOnly() {
        noClasses()
                .that(resideInAPackage(BASE + ".tls"))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(INSIDE).and(notIn(resideInAnyPackage(INTERNAL + "tls.."))))
                .check(classes);
    }

    @Test
    void letsOnlyTheServerAndItsBuilderSeeTheInside() {
        noClasses()
                .that(isOneOf(FtpServer.class, FtpServerBuilder.class))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(INSIDE)
                                .and(
                                        notIn(
                                                resideInAnyPackage(
                                                        INTERNAL + "server..",
                                                        INTERNAL + "config.."))))
                .check(classes);
    }

    @Test
    void hasNoCycles() {
        slices().assignedFrom(new Areas())
                .should()
                .beFreeOfCycles()
                // They hold the running server together: the top of the house, in its first room.
                .ignoreDependency(isOneOf(FtpServer.class, FtpServerBuilder.class), anyClass())
                .check(classes);
    }

    // What users see

    @Test
    void exportsExactlyTheApiPackages() {
        assertThat(descriptor().exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrderElementsOf(
                        API.stream().map(name -> BASE + name).toList());
        assertThat(descriptor().exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
        assertThat(descriptor().opens()).isEmpty();
    }

    @Test
    void mentionsNoInternalTypeInAnExportedSignature() {
        List<String> found =
                classes.stream()
                        .filter(type -> API.contains(type.getPackageName().substring(10)))
                        .filter(type -> type.getModifiers().contains(PUBLIC))
                        .flatMap(ArchitectureTest::mentioned)
                        .filter(text -> text.contains(INTERNAL))
                        .toList();
        assertThat(found).isEmpty();
    }

    private static Stream<String> mentioned(JavaClass type) {
        List<String> found = new ArrayList<>();
        type.getRawSuperclass().ifPresent(above -> found.add(type + " extends " + above.getName()));
        type.getInterfaces().forEach(above -> found.add(type + " implements " + above));
        for (JavaMember member : type.getMembers()) {
            if (member.getModifiers().contains(PUBLIC)
                    || member.getModifiers().contains(PROTECTED)) {
                types(member).forEach(used -> found.add(member.getFullName() + ": " + used));
            }
        }
        return found.stream();
    }

    private static Stream<String> types(JavaMember member) {
        return switch (member) {
            case JavaField field -> names(field.getType());
            case JavaCodeUnit code ->
                    Stream.of(
                                    names(code.getReturnType()),
                                    code.getParameterTypes().stream()
                                            .flatMap(ArchitectureTest::names),
                                    code.getThrowsClause().stream()
                                            .map(thrown -> thrown.getRawType().getName()))
                            .flatMap(names -> names);
            default -> throw new AssertionError(member);
        };
    }

    private static Stream<String> names(JavaType type) {
        return type.getAllInvolvedRawTypes().stream().map(JavaClass::getName);
    }

    // One place for files

    @Test
    void touchesFilesOnlyInTheJail() {
        noClasses()
                .that(notIn(resideInAPackage(INTERNAL + "file..")))
                // certificates and keys: the operator's files, which no client can name
                .and(notIn(resideInAPackage(INTERNAL + "tls..")))
                .should()
                .dependOnClassesThat(isOneOf(Files.class, java.io.File.class))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File(In|Out)putStream|File(Read|Writ)er|Random.*)")
                .orShould()
                .callMethod(Path.class, "toRealPath", java.nio.file.LinkOption[].class)
                .orShould()
                .callMethod(FileChannel.class, "open", Path.class, java.nio.file.OpenOption[].class)
                .check(classes);
    }

    @Test
    void callsNativeCodeInOnePackageOnly() {
        noClasses()
                .that(notIn(resideInAPackage(INTERNAL + "linux..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.foreign..")
                .check(classes);
    }

    // Nothing else to install

    @Test
    void requiresTheBaseModuleOnly() {
        assertThat(descriptor().requires())
                .extracting(requires -> requires.modifiers() + " " + requires.name())
                .containsExactlyInAnyOrder(
                        Set.of(Requires.Modifier.MANDATED) + " java.base",
                        Set.of(Requires.Modifier.STATIC) + " org.jspecify");
    }

    @Test
    void usesNoLibrary() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        notIn(
                                resideInAnyPackage(
                                        BASE + "..",
                                        "java..",
                                        "javax.crypto..",
                                        "javax.net.ssl..",
                                        "javax.security.auth..",
                                        "org.jspecify.annotations..")))
                .check(classes);
    }

    private static ModuleDescriptor descriptor() {
        try {
            return ModuleFinder.of(Path.of(CORE.toURI())).find(BASE).orElseThrow().descriptor();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    // Words

    private static DescribedPredicate<JavaClass> notIn(
            DescribedPredicate<? super JavaClass> others) {
        return describe(
                "not (" + others.getDescription() + ")",
                type ->
                        !type.getBaseComponentType().isPrimitive()
                                && !others.test(type.getBaseComponentType()));
    }

    private static DescribedPredicate<JavaClass> isOneOf(Class<?>... types) {
        List<String> names = Stream.of(types).map(Class::getName).toList();
        return describe(
                names.toString(),
                type ->
                        names.stream()
                                .anyMatch(name ->
                                        type.getName().equals(name)
                                                || type.getName().startsWith(name + '$')));
    }

    private static DescribedPredicate<JavaClass> anyClass() {
        return describe("any class", type -> true);
    }

    /**
     * Each package is one area, but for three that stand for one conversation: a session has
     * commands, these tell events, and an event names its session and the reply.
     */
    private static final class Areas implements SliceAssignment {
        private static final Set<String> CONVERSATION =
                Set.of(BASE, BASE + ".command", BASE + ".event");

        @Override
        public String getDescription() {
            return "packages";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String area = type.getPackageName();
            if (!area.startsWith(BASE)) {
                return SliceIdentifier.ignore();
            }
            return SliceIdentifier.of(CONVERSATION.contains(area) ? BASE : area);
        }
    }

    /** Shows what a violation would look like: the rules do find something. */
    @Test
    void wouldFindAViolation() {
        Dependency known =
                classes.get(FtpServer.class).getDirectDependenciesFromSelf().stream()
                        .filter(d -> d.getTargetClass().getPackageName().startsWith(INTERNAL))
                        .findAny()
                        .orElseThrow();
        assertThat(known.getTargetClass().getName()).isEqualTo(INTERNAL + "server.RunningServer");
    }
}
