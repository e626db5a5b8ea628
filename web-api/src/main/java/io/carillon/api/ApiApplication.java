package io.carillon.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The REST API below {@code /api}: tokens prove who asks (MicroProfile JWT), roles say what one may. */
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT", realmName = "carillon")
@OpenAPIDefinition(
        info = @Info(
                title = "Carillon",
                version = "1",
                description = "The telephone system as seen by programs: extensions, registrations, live calls,"
                        + " call records, reports, jobs and accounts. Log in at /api/auth/login, then send the token"
                        + " as Authorization: Bearer. Every error is a problem document (RFC 9457);"
                        + " lists have the next page's key in 'next'. Every POST takes an Idempotency-Key: a repeat within"
                        + " a day gets the answer of the first request.",
                license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "The token that POST /api/auth/login returns")
public class ApiApplication extends Application {}
