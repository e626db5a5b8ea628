package io.carillon.rtp.bucket;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The bucket in which recordings are kept. A wrong setting is refused with one line that names its key.
 *
 * @param bucket its name ({@code carillon.recording.s3.bucket}); without it recordings stay on the disk
 * @param endpoint URL of the service ({@code carillon.recording.s3.endpoint}, default that of Amazon in the region)
 * @param region it is signed for ({@code carillon.recording.s3.region}, default us-east-1)
 * @param keyId who asks ({@code carillon.recording.s3.key-id})
 * @param secretAlias alias of the secret key in the credential store of recordings ({@code carillon.recording.s3.secret})
 * @param pathStyle whether the bucket stands in the path and not before the name of the host ({@code
 *     carillon.recording.s3.path-style}, default true where an endpoint is set)
 * @param prefix what the names of objects begin with ({@code carillon.recording.s3.prefix}, default nothing)
 * @param partBytes what has more goes in parts of so many bytes ({@code carillon.recording.s3.part-size} in megabytes, default
 *     512)
 */
public record BucketSettings(
        String bucket,
        URI endpoint,
        String region,
        String keyId,
        String secretAlias,
        boolean pathStyle,
        String prefix,
        long partBytes) {
    /** Alias of the secret key. */
    public static final String SECRET = "carillon.recording.s3.secret";

    private static final String BUCKET = "carillon.recording.s3.bucket";
    private static final String ENDPOINT = "carillon.recording.s3.endpoint";
    private static final String REGION = "carillon.recording.s3.region";
    private static final String KEY_ID = "carillon.recording.s3.key-id";
    private static final String PATH_STYLE = "carillon.recording.s3.path-style";
    private static final String PREFIX = "carillon.recording.s3.prefix";
    private static final String PART_SIZE = "carillon.recording.s3.part-size";
    private static final long MEGABYTE = 1_000_000;
    /** A service takes no smaller parts than 5 × 2^20 bytes, but for the last, and none of more than 5 × 2^30. */
    private static final int LEAST_PART = 6;
    private static final int MOST_PART = 5_000;

    private static final Pattern BUCKETS = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGIONS = Pattern.compile("[a-zA-Z0-9-]{1,64}");
    private static final Pattern KEY_IDS = Pattern.compile("[!-~]{1,128}");
    private static final Pattern ALIASES = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern MEGABYTES = Pattern.compile("[0-9]{1,4}");
    private static final Pattern PREFIXES = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/?){1,8}");

    /**
     * Reads the settings.
     *
     * @param settings value of a key, null when it is not set
     * @return null when there is no bucket
     * @throws IllegalArgumentException one line naming the key that is wrong or missing
     */
    public static BucketSettings from(UnaryOperator<String> settings) {
        String bucket = checked(settings, BUCKET, null, BUCKETS, "3 to 63 small letters, digits, dots and hyphens");
        if (bucket == null) {
            for (String key : List.of(ENDPOINT, REGION, KEY_ID, SECRET, PATH_STYLE, PREFIX, PART_SIZE)) {
                require(settings.apply(key) == null, key + " is set, but " + BUCKET + " is not");
            }
            return null;
        }
        String region = checked(settings, REGION, "us-east-1", REGIONS, "letters, digits and hyphens");
        String keyId = checked(settings, KEY_ID, null, KEY_IDS, "at most 128 letters, digits and signs");
        require(keyId != null, KEY_ID + " is not set, but " + BUCKET + " is");
        String secret = checked(settings, SECRET, null, ALIASES, "the alias of a password, of letters, digits, dots and hyphens");
        require(secret != null, SECRET + " is not set, but " + BUCKET + " is: it names the alias of the secret key in the"
                + " credential store");
        String prefix = checked(settings, PREFIX, "", PREFIXES, "letters, digits, dots, hyphens and single slashes");
        return new BucketSettings(bucket, endpoint(settings.apply(ENDPOINT), region), region, keyId, secret,
                isTrue(settings, PATH_STYLE, settings.apply(ENDPOINT) != null), prefix, partBytes(settings));
    }

    private static long partBytes(UnaryOperator<String> settings) {
        String expected = "megabytes from " + LEAST_PART + " to " + MOST_PART;
        String text = checked(settings, PART_SIZE, "512", MEGABYTES, expected);
        int megabytes = Integer.parseInt(text);
        require(megabytes >= LEAST_PART && megabytes <= MOST_PART, wrong(PART_SIZE, text, expected));
        return megabytes * MEGABYTE;
    }

    private static String checked(
            UnaryOperator<String> settings, String key, String otherwise, Pattern allowed, String expected) {
        String text = settings.apply(key);
        if (text == null) {
            return otherwise;
        }
        require(allowed.matcher(text).matches(), wrong(key, text, expected));
        return text;
    }

    private static URI endpoint(String text, String region) {
        if (text == null) {
            return URI.create("https://s3." + region + ".amazonaws.com");
        }
        String expected = "an http or https URL without path, query and user";
        try {
            URI uri = new URI(text);
            boolean scheme = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = (uri.getRawPath() == null || uri.getRawPath().matches("/?")) && uri.getRawQuery() == null
                    && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            require(scheme && bare && uri.getHost() != null, wrong(ENDPOINT, text, expected));
            return uri;
        } catch (URISyntaxException no) {
            throw new IllegalArgumentException(wrong(ENDPOINT, text, expected), no);
        }
    }

    private static boolean isTrue(UnaryOperator<String> settings, String key, boolean otherwise) {
        String text = settings.apply(key);
        require(text == null || text.equals("true") || text.equals("false"), wrong(key, String.valueOf(text), "true or false"));
        return text == null ? otherwise : text.equals("true");
    }

    private static String wrong(String key, String text, String expected) {
        return key + " is \"" + text.replaceAll("\\p{Cntrl}", " ") + "\", but must be " + expected;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Where an object is. */
    URI of(String name) {
        String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
        String host = endpoint.getHost() + port;
        return URI.create(endpoint.getScheme() + "://" + (pathStyle ? host + "/" + bucket : bucket + "." + host) + "/" + prefix
                + name);
    }
}
