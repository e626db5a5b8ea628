package io.carillon.sip.message;

import java.util.ArrayList;
import java.util.List;

/** The beginning of a request that follows a route set (RFC 3261 section 12.2.1.1). */
public final class RoutedRequest {
    private RoutedRequest() {}

    /**
     * Starts a request with Route headers where it needs them.
     *
     * @param target remote target URI
     * @param routes route set, first hop first
     * @param maxForwards Max-Forwards
     */
    public static RequestBuilder start(String method, String target, List<String> routes, int maxForwards) {
        boolean strict = !routes.isEmpty() && !isLoose(routes.get(0));
        RequestBuilder request = RequestBuilder.request(method, strict ? uriOf(routes.get(0)) : target)
                .header(HeaderName.MAX_FORWARDS, maxForwards);
        if (strict) {
            // a strict router takes the Request-URI, the target goes to the end of the route
            List<String> rest = new ArrayList<>(routes.subList(1, routes.size()));
            rest.add("<" + target + ">");
            return request.headers(HeaderName.ROUTE, rest);
        }
        return routes.isEmpty() ? request : request.headers(HeaderName.ROUTE, routes);
    }

    private static boolean isLoose(String route) {
        try {
            return NameAddr.parse(route).uri().params().has("lr");
        } catch (MalformedHeader malformed) {
            return true;
        }
    }

    private static String uriOf(String route) {
        try {
            return NameAddr.parse(route).uri().text();
        } catch (MalformedHeader malformed) {
            return route;
        }
    }
}
