package io.carillon.api.live;

import io.carillon.api.auth.AccountGate;
import io.carillon.api.auth.KeyGate;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Lets into the live channel who has a valid token, and no page of another site. The server has checked the token, which
 * a browser sends as a subprotocol and a program in a header: {@code WEB-INF/undertow-handlers.conf}.
 */
public class LiveDoor implements Filter {
    static final String PATH = "/api/live";
    static final String PROTOCOL = "carillon.v1";

    @Inject
    AccountGate gate;

    @Inject
    KeyGate keys;

    private Origins origins;

    @Override
    public void init(FilterConfig config) {
        origins = Origins.of(
                ConfigProvider.getConfig().getOptionalValue(Origins.KEY, String.class).orElse(""));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        JsonWebToken token = token(http);
        if (token == null || !gate.isGood(token)) {
            answer.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (!origins.allow(http.getHeader("Origin"), http.getHeader("Host"))) {
            answer.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(new Known(http, token), response);
        }
    }

    /** Of a login, or of a key; null when there is neither. */
    private JsonWebToken token(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof JsonWebToken token) {
            return token;
        }
        String key = request.getHeader(KeyGate.HEADER);
        return key == null ? null : keys.enter(key, request.getRemoteAddr()).orElse(null);
    }

    /** The request of somebody who was let in. */
    private static final class Known extends HttpServletRequestWrapper {
        private final JsonWebToken token;

        Known(HttpServletRequest request, JsonWebToken token) {
            super(request);
            this.token = token;
        }

        @Override
        public Principal getUserPrincipal() {
            return token;
        }
    }
}
