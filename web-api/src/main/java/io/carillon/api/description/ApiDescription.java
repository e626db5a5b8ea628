package io.carillon.api.description;

import io.carillon.api.http.OfTheServer;
import io.carillon.api.http.OtherNames;
import io.carillon.api.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the OpenAPI document. Operations arrive named by class and method, so their roles can be read from the
 * code and cannot differ from it, as can whether they are about the server; every operation that needs a token gets the answers that a missing, void or weak
 * one has, and each POST the header that makes its repetition harmless; the shared answers are described once, all of them problem
 * documents.
 */
public class ApiDescription implements OASFilter {
    private static final String ROLES = "x-roles";
    private static final String REPEATABLE = "IdempotencyKey";
    /** Of an operation that is not about the tenant of the caller: whose people may do it. */
    private static final String TENANT = "x-tenant";

    /** Names of other systems under which an operation is served as well. */
    private static final String ALSO_AT = "x-also-at";
    private static final String API = "/api";

    private static final Map<String, String> SHARED = new TreeMap<>(Map.ofEntries(
            Map.entry("BadRequest", "The request cannot be understood; bad fields are named"),
            Map.entry("Unauthenticated", "No token, or one that is not valid"),
            Map.entry("Forbidden", "None of the roles may do this"),
            Map.entry("NotFound", "No such thing"),
            Map.entry("Conflict", "It exists already, or is not in a state for this"),
            Map.entry("Gone", "It was there, but its time is over and it is not kept any more"),
            Map.entry("Stale", "Somebody else changed it first: read again"),
            Map.entry("PreconditionRequired", "If-Match is missing"),
            Map.entry("Unprocessable", "It contradicts an earlier request"),
            Map.entry("TooMany", "Too often; Retry-After says when to try again"),
            Map.entry("Unavailable", "Not now; Retry-After says when to try again")));

    @Override
    public Operation filterOperation(Operation operation) {
        Method method = method(operation.getOperationId());
        if (method == null) {
            return operation;
        }
        operation.setOperationId(name(method));
        RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            List<String> roles = Arrays.stream(allowed.value()).sorted().toList();
            operation.addExtension(ROLES, roles);
            if (method.isAnnotationPresent(OfTheServer.class)
                    || method.getDeclaringClass().isAnnotationPresent(OfTheServer.class)) {
                operation.addExtension(TENANT, "first");
            }
            operation.getResponses().addAPIResponse("401", reference("Unauthenticated"));
            operation.getResponses().addAPIResponse("403", reference("Forbidden"));
            if (method.isAnnotationPresent(POST.class)) {
                operation.addParameter(OASFactory.createParameter().ref(REPEATABLE));
            }
        }
        return operation;
    }

    /** The id is package, class and method, divided by underscores, as the configuration asks. */
    private static Method method(String operationId) {
        int split = operationId == null ? -1 : operationId.lastIndexOf('_');
        if (split < 0) {
            return null;
        }
        try {
            Class<?> resource = Class.forName(
                    operationId.substring(0, split), false, ApiDescription.class.getClassLoader());
            String name = operationId.substring(split + 1);
            return Arrays.stream(resource.getDeclaredMethods())
                    .filter(candidate -> candidate.getName().equals(name)
                            && Modifier.isPublic(candidate.getModifiers())
                            && !candidate.isSynthetic())
                    .findFirst()
                    .orElse(null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static String name(Method method) {
        String resource = method.getDeclaringClass().getSimpleName().replace("Resource", "");
        return Character.toLowerCase(resource.charAt(0)) + resource.substring(1) + "." + method.getName();
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components =
                document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        SHARED.forEach((name, description) -> components.addResponse(name, shared(description)));
        components.addParameter(REPEATABLE, OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .description("Of the client's choice: a repeat within a day gets the answer of the first request")
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING).maxLength(128)));
        document.setComponents(components);
        document.getPaths().getPathItems().forEach(ApiDescription::tellOtherNames);
        // Where it is reached is the reader's business; host names do not belong into a contract.
        document.setServers(List.of(OASFactory.createServer().url("/")));
    }

    private static void tellOtherNames(String path, PathItem item) {
        List<String> others = path.startsWith(API)
                ? OtherNames.of(path.substring(API.length())).stream().map(API::concat).toList()
                : List.of();
        if (!others.isEmpty()) {
            item.getOperations().values().forEach(operation -> operation.addExtension(ALSO_AT, others));
        }
    }

    private static APIResponse shared(String description) {
        Content content = OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createObject(MediaType.class)
                                .schema(OASFactory.createSchema().ref("Problem")));
        return OASFactory.createAPIResponse().description(description).content(content);
    }

    private static APIResponse reference(String name) {
        return OASFactory.createAPIResponse().ref(name);
    }
}
