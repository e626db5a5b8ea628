package io.carillon.sip.message;

import gov.nist.core.CommonLogger;
import gov.nist.core.NameValue;
import gov.nist.javax.sip.parser.URLParser;
import java.text.ParseException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one door to the grammar of JAIN-SIP, for shapes that our own scanners find unusual. Whatever its parsers throw
 * at hostile input becomes a {@link MalformedHeader} here.
 */
final class JainGrammar {
    static {
        // Without this its parsers would look for log4j 1.x, which is absent on purpose.
        CommonLogger.useLegacyLogger = true;
        CommonLogger.legacyLogger = new SilentJainLogger();
    }

    private JainGrammar() {}

    static SipUri uri(String text, SipLimits limits) throws MalformedHeader {
        for (int i = 0; i < text.length(); i++) {
            if (!Chars.isChar(text.charAt(i), Chars.URI)) {
                throw new MalformedHeader("URI", "character that no URI may hold");
            }
        }
        try {
            gov.nist.javax.sip.address.SipUri uri = new URLParser(text + "\n").sipURL(true);
            String user = uri.getUser();
            String host = uri.getHost();
            if (host == null || host.isEmpty() || host.startsWith(".") || host.startsWith("-")) {
                throw new MalformedHeader("URI", "not a host");
            }
            if (uri.getPort() > 65_535 || uri.getPort() == 0) {
                throw new MalformedHeader("URI", "not a port");
            }
            String plainHost = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
            String plainUser = user == null ? "" : UriReader.unescape(user);
            String scheme = ParamReader.lower(uri.getScheme());
            return new SipUri(text, scheme, plainUser, plainHost, uri.getPort(), params(uri, limits));
        } catch (ParseException | RuntimeException | StackOverflowError fault) {
            throw new MalformedHeader("URI", "does not follow its grammar");
        }
    }

    private static Params params(gov.nist.javax.sip.address.SipUri uri, SipLimits limits) throws MalformedHeader {
        Map<String, String> params = new LinkedHashMap<>();
        Iterator<NameValue> all = uri.getParameters().iterator();
        while (all.hasNext()) {
            NameValue param = all.next();
            if (params.size() == limits.params()) {
                throw new MalformedHeader("URI", "too many parameters");
            }
            String value = param.getValue();
            params.put(param.getName(), value == null ? "" : value);
        }
        return Params.of(params);
    }
}
