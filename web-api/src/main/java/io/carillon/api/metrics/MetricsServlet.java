package io.carillon.api.metrics;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.contract.Tenant;
import io.smallrye.metrics.MetricsRequestHandler;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Metrics in Prometheus text format. Open to this machine (a scraper beside the server) and to tokens of
 * administrators and auditors of the first tenant; {@code carillon.metrics.public=true} opens it to everybody, for networks where only
 * the scraper reaches the server.
 */
@WebServlet(urlPatterns = {"/metrics", "/metrics/*"})
public class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/metrics";

    private final transient MetricsRequestHandler handler = new MetricsRequestHandler();

    @Inject
    private transient Figures figures;

    @Inject
    @ConfigProperty(name = "carillon.metrics.public", defaultValue = "false")
    private boolean open;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!open && !isAtHome(request) && !isEntitled(request)) {
            boolean known = request.getUserPrincipal() != null;
            if (!known) {
                response.setHeader("WWW-Authenticate", "Bearer realm=\"carillon\"");
            }
            response.setStatus(known ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        figures.refresh();
        handler.handleRequest(
                request.getRequestURI(),
                PATH,
                request.getMethod(),
                Collections.list(request.getHeaders("Accept")).stream(),
                request.getParameterMap(),
                (status, message, headers) -> {
                    headers.forEach(response::setHeader);
                    response.setStatus(status);
                    response.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
                });
    }

    private static boolean isEntitled(HttpServletRequest request) {
        return (request.isUserInRole(Roles.ADMIN) || request.isUserInRole(Roles.AUDITOR))
                && request.getUserPrincipal() instanceof JsonWebToken token
                && Caller.of(token).tenant().equals(Tenant.DEFAULT);
    }

    /** Straight from this machine; what a proxy on this machine passes on comes from elsewhere. */
    private static boolean isAtHome(HttpServletRequest request) throws IOException {
        return request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null
                && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    }
}
