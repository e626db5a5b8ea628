package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.api.auth.AuthResource;
import io.carillon.api.http.OfTheServer;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No resource is open by oversight: the code itself is asked who may do what. */
class RoleMatrixTest {
    private static final Set<String> KNOWN = Set.of("admin", "supervisor", "user", "auditor", "system");

    @Test
    void everyResourceMethodSaysWhoMayUseIt() throws Exception {
        List<Method> methods = resourceMethods();
        assertThat(methods).hasSizeGreaterThan(25);
        for (Method method : methods) {
            boolean open = method.isAnnotationPresent(PermitAll.class);
            boolean closed = method.isAnnotationPresent(RolesAllowed.class);
            assertThat(open ^ closed).as(method.toString()).isTrue();
        }
    }

    @Test
    void onlyWaysToLogInAreOpen() throws Exception {
        assertThat(resourceMethods().stream().filter(method -> method.isAnnotationPresent(PermitAll.class)))
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("login", "loginByLink", "readProvider", "beginSignIn", "finishSignIn");
        assertThat(AuthResource.class.getDeclaredMethods()).extracting(Method::getName).contains("login");
    }

    @Test
    void administratorsMayDoEverythingButMakeTenants() throws Exception {
        for (Method method : closedMethods()) {
            if (method.getDeclaringClass().getPackageName().endsWith(".tenants")) {
                assertThat(method.getAnnotation(RolesAllowed.class).value()).containsExactly("system");
                assertThat(method.getDeclaringClass().isAnnotationPresent(OfTheServer.class)).isTrue();
                continue;
            }
            assertThat(method.getAnnotation(RolesAllowed.class).value())
                    .as(method.toString())
                    .contains("admin")
                    .isSubsetOf(KNOWN);
        }
    }

    @Test
    void auditorsChangeNothingButTheirLoginTheirTelephoneAndTheirMailbox() throws Exception {
        assertThat(changing("auditor"))
                .containsExactlyInAnyOrder("changePassword", "renewLogin", "become", "beginFactor", "confirmFactor", "removeFactor", "endSession",
                        "setPin", "markMessage", "destroyMessage", "forwardMessage", "storeGreeting", "removeGreeting");
    }

    @Test
    void usersChangeNothingButTheirLoginTheirTelephoneTheirCallsTheirTextsAndTheirMailbox() throws Exception {
        assertThat(changing("user"))
                .containsExactlyInAnyOrder("changePassword", "renewLogin", "become", "beginFactor", "confirmFactor", "removeFactor", "endSession",
                        "originate", "hangUp", "hold", "resume", "transfer", "join", "invite",
                        "startRecording", "pauseRecording", "resumeRecording", "stopRecording", "dropMessage", "park", "take",
                        "setPin", "markMessage", "destroyMessage", "forwardMessage", "storeGreeting", "removeGreeting", "say",
                        "sendText", "takeBackText",
                        "change", "change", "change", "change", "change", "change");
    }

    @Test
    void usersSayWhatBecomesOfTheirCallsAndSetNothingElseOfAnExtension() throws Exception {
        assertThat(closedMethods().stream()
                        .filter(method -> method.getName().equals("change"))
                        .filter(method -> List.of(method.getAnnotation(RolesAllowed.class).value()).contains("user")))
                .extracting(method -> method.getDeclaringClass().getSimpleName())
                .containsExactlyInAnyOrder("ForwardingResource", "FindMeResource", "QuietHoursResource", "ScreeningResource",
                        "SpeedDialsResource", "WakeUpResource");
    }

    @Test
    void nobodyElseTouchesAccounts() throws Exception {
        for (Method method : closedMethods()) {
            if (method.getDeclaringClass().getPackageName().endsWith(".users")) {
                assertThat(method.getAnnotation(RolesAllowed.class).value()).containsExactly("admin");
            }
        }
    }

    private static List<String> changing(String role) throws Exception {
        return closedMethods().stream()
                .filter(method -> List.of(method.getAnnotation(RolesAllowed.class).value()).contains(role))
                .filter(method -> !verb(method).equals("GET"))
                .map(Method::getName)
                .toList();
    }

    private static List<Method> closedMethods() throws Exception {
        return resourceMethods().stream()
                .filter(method -> method.isAnnotationPresent(RolesAllowed.class))
                .toList();
    }

    private static List<Method> resourceMethods() throws Exception {
        List<Method> found = new ArrayList<>();
        for (Class<?> type : resources()) {
            for (Method method : type.getDeclaredMethods()) {
                if (verb(method) != null) {
                    assertThat(Modifier.isPublic(method.getModifiers())).as(method.toString()).isTrue();
                    found.add(method);
                }
            }
        }
        return found;
    }

    private static String verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst()
                .orElse(null);
    }

    private static List<Class<?>> resources() throws Exception {
        java.nio.file.Path root =
                java.nio.file.Path.of(ApiApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<java.nio.file.Path> files = Files.walk(root)) {
            List<Class<?>> found = new ArrayList<>();
            for (java.nio.file.Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replace(".class", "").replace('/', '.');
                Class<?> type = Class.forName(name, false, RoleMatrixTest.class.getClassLoader());
                if (type.isAnnotationPresent(Path.class)) {
                    found.add(type);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
