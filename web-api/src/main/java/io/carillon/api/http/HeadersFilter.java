package io.carillon.api.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Headers for every answer: nothing is guessed, framed or leaked to other sites, answers of the API are not stored and load
 * nothing. The page of the console loads what this server has, runs no script that stands in a page, and is asked for every
 * time; its parts have names that change with them and are kept for ever. TRACE, which would echo tokens, is refused. There are
 * no CORS headers: pages of other origins cannot use the API. It comes before the other filters, so that what these answer has the
 * headers, too: {@code WEB-INF/web.xml} says so.
 */
public class HeadersFilter implements Filter {
    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    /** Its pages are programs that style themselves and ask the API. */
    private static final String DOCS_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        String path = http.getServletPath();
        boolean page = path.equals("/") || path.equals("/app") || path.endsWith(".html") || path.endsWith(".svg");
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Referrer-Policy", "no-referrer");
        boolean docs = path.startsWith("/api-docs/");
        answer.setHeader("Content-Security-Policy", docs ? DOCS_POLICY : page ? PAGE_POLICY : API_POLICY);
        answer.setHeader("Cache-Control", path.startsWith("/assets/") ? FOR_EVER : "no-store");
        if (http.getMethod().equals("TRACE")) {
            answer.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        chain.doFilter(request, response);
    }
}
