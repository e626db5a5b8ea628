package io.carillon.api.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * What everybody loads was compressed when the console was built, smaller than a server can make it while somebody waits. Browsers
 * that understand it (they do over HTTPS) get it that way; for all others and for everything else the server compresses itself.
 */
public class CompressedFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String ENCODING = "br";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        response.addHeader("Vary", "Accept-Encoding");
        try (InputStream compressed = isUnderstood(request.getHeader("Accept-Encoding"))
                ? getServletContext().getResourceAsStream(path + "." + ENCODING) : null) {
            if (compressed == null || !request.getMethod().equals("GET")) {
                chain.doFilter(request, response);
                return;
            }
            response.setContentType(getServletContext().getMimeType(path));
            response.setHeader("Content-Encoding", ENCODING);
            compressed.transferTo(response.getOutputStream());
        }
    }

    /** Whether a list of encodings, which may be weighed, has this one. */
    static boolean isUnderstood(String accepted) {
        return accepted != null && Arrays.stream(accepted.split(","))
                .map(one -> one.replace(" ", ""))
                .anyMatch(one -> one.equals(ENCODING) || one.startsWith(ENCODING + ";") && !one.matches(".*;q=0(\\.0*)?"));
    }
}
