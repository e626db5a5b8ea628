package io.carillon.api.devices;

import io.carillon.provisioning.Handout;
import io.carillon.provisioning.PhoneFile;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where telephones fetch their files: {@code /provision/<secret>/<file>}. They have no token; the secret in the address
 * is what they have.
 */
@WebServlet(urlPatterns = "/provision/*")
public class ProvisionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Handout handout;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] parts = request.getPathInfo() == null ? new String[0] : request.getPathInfo().split("/", -1);
        if (parts.length != 3) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String agent = request.getHeader("User-Agent");
        Optional<Handout.Answer> answer = handout.answer(new Handout.Asked(
                parts[1], parts[2], request.isSecure(), request.getServerName(), request.getRemoteAddr(),
                agent == null ? "" : agent));
        if (answer.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        switch (answer.get().outcome()) {
            case NO_SUCH_FILE -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
            case EXPOSED -> response.sendError(HttpServletResponse.SC_FORBIDDEN);
            case SERVED, SERVED_IN_WINDOW, SERVED_WITHOUT_SECRETS -> write(answer.get().file(), response);
        }
    }

    private static void write(PhoneFile file, HttpServletResponse response) throws IOException {
        byte[] body = file.text().getBytes(StandardCharsets.UTF_8);
        response.setContentType(file.contentType());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** A question about a file is none for it: it must not use up a window. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
}
