package io.carillon.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom. The picture is in the architecture of the house; here it is law. */
class HouseRulesTest {
    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter().importPaths(Sources.compiledClasses());
    }

    @Test
    void everyRoomWasRead() {
        for (String room : List.of("contract", "sip", "rtp", "rar", "call", "dialplan", "engine", "directory", "cdr", "event", "batch", "api")) {
            assertThat(house.stream().anyMatch(type -> type.getPackageName().startsWith("io.carillon." + room)))
                    .as("classes of io.carillon." + room)
                    .isTrue();
        }
    }

    @TestFactory
    List<DynamicTest> laws() {
        return List.of(
                law("the contract knows the JDK only", noClasses()
                        .that().resideInAPackage("io.carillon.contract..")
                        .should().dependOnClassesThat(outside("java..", "io.carillon.contract.."))),
                law("decisions are pure", noClasses()
                        .that().resideInAnyPackage("io.carillon.call..", "io.carillon.dialplan..")
                        .should().dependOnClassesThat()
                        .resideInAnyPackage("jakarta..", "org.jboss..", "java.util.concurrent..", "java.sql..", "java.net..")),
                law("decisions read no clock", noClasses()
                        .that().resideInAnyPackage("io.carillon.call..", "io.carillon.dialplan..")
                        .should().callMethod(java.time.Instant.class, "now")
                        .orShould().callMethod(System.class, "currentTimeMillis")
                        .orShould().callMethod(System.class, "nanoTime")),
                law("the SIP library stays in the SIP stack", noClasses()
                        .that().resideOutsideOfPackage("io.carillon.sip..")
                        .should().dependOnClassesThat().resideInAnyPackage("javax.sip..", "gov.nist..")),
                law("sockets and timers stay in the adapter", noClasses()
                        .that().resideOutsideOfPackages(
                                "io.carillon.rtp..", "io.carillon.sip.transport..", "io.carillon.sip.transaction..", "io.carillon.rar..")
                        .should().dependOnClassesThat().resideInAPackage("io.netty..")),
                law("native code is called by one codec", noClasses()
                        .that().resideOutsideOfPackage("io.carillon.rtp.codec..")
                        .should().dependOnClassesThat().resideInAPackage("com.sun.jna..")),
                law("the application sees neither stack nor media", noClasses()
                        .that().resideOutsideOfPackages("io.carillon.sip..", "io.carillon.rtp..", "io.carillon.rar..")
                        .should().dependOnClassesThat().resideInAnyPackage("io.carillon.sip..", "io.carillon.rtp..", "io.carillon.rar..")),
                law("stack and media do not know one another, nor the adapter", noClasses()
                        .that().resideInAPackage("io.carillon.sip..")
                        .should().dependOnClassesThat().resideInAnyPackage("io.carillon.rtp..", "io.carillon.rar..")),
                law("media knows neither stack nor adapter", noClasses()
                        .that().resideInAPackage("io.carillon.rtp..")
                        .should().dependOnClassesThat().resideInAnyPackage("io.carillon.sip..", "io.carillon.rar..")),
                law("only the adapter, its MDB and the bean that attaches speak Connectors", noClasses()
                        .that().resideOutsideOfPackages("io.carillon.rar..", "io.carillon.engine..")
                        .should().dependOnClassesThat().resideInAPackage("jakarta.resource..")),
                law("rows stay in stores", noClasses()
                        .that().resideOutsideOfPackage("io.carillon..store..")
                        .should().dependOnClassesThat(persistence())),
                law("paths stay in the API", noClasses()
                        .that().resideOutsideOfPackage("io.carillon.api..")
                        .should().dependOnClassesThat().resideInAPackage("jakarta.ws.rs..")),
                law("features do not know each other", slices()
                        .matching("io.carillon.feature.(*)..").should().notDependOnEachOther()),
                law("rooms of the core form no circle", slices()
                        .matching("io.carillon.(call|dialplan|feature|directory|cdr|event|engine)..").should().beFreeOfCycles()),
                law("the API sees of a call its status, and nothing behind the desk", noClasses()
                        .that().resideInAPackage("io.carillon.api..")
                        .should().dependOnClassesThat(room("io.carillon.call..").or(room("io.carillon.dialplan.."))
                                .and(describe("but its status", type -> !type.getSimpleName().equals("CallStatus"))))),
                law("names say what a thing is", noClasses()
                        .should().haveNameMatching("io\\.carillon\\..*(Manager|Helper|Util|Utils|Impl)(\\$.*)?")),
                law("inputs are records", classes()
                        .that().areAssignableTo("io.carillon.contract.CallInput")
                        .and().areNotInterfaces()
                        .should().beRecords()),
                law("commands are records", classes()
                        .that().areAssignableTo("io.carillon.contract.SwitchCommand")
                        .and().areNotInterfaces()
                        .should().beRecords()),
                law("a state is a type, not a text", fields()
                        .that().areDeclaredInClassesThat(room("io.carillon.call..")
                                .or(room("io.carillon.dialplan..")).or(room("io.carillon.feature..")))
                        .and().haveRawType(String.class)
                        .should().haveNameNotMatching("(?i).*(state|status|direction|mode)")),
                law("nobody starts threads of their own in the application", noClasses()
                        .that().resideOutsideOfPackages("io.carillon.rar..", "io.carillon.rtp..", "io.carillon.sip..")
                        .should().callConstructorWhere(describe(
                                "new Thread",
                                call -> call.getTargetOwner().isEquivalentTo(Thread.class)))
                        .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.concurrent.Executors")),
                law("nobody prints", noClasses().should(printing())));
    }

    private static DynamicTest law(String says, ArchRule rule) {
        return DynamicTest.dynamicTest(says, () -> rule.check(house));
    }

    private static DescribedPredicate<JavaClass> room(String name) {
        return resideInAPackage(name);
    }

    private static DescribedPredicate<JavaClass> outside(String... packages) {
        return DescribedPredicate.not(
                JavaClass.Predicates.resideInAnyPackage(packages)).and(describe("is a class", type -> !type.isPrimitive() && !type.isArray()));
    }

    private static DescribedPredicate<JavaClass> persistence() {
        return resideInAPackage("jakarta.persistence..");
    }

    private static ArchCondition<JavaClass> printing() {
        return GeneralCodingRules.ACCESS_STANDARD_STREAMS;
    }

    @Test
    void nothingStaticCanChange() {
        for (JavaClass type : house) {
            for (JavaField field : type.getFields()) {
                boolean open = field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.FINAL)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
                assertThat(open).as("global mutable " + field.getFullName()).isFalse();
            }
        }
    }
}
