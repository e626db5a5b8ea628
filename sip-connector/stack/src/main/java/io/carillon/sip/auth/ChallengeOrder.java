package io.carillon.sip.auth;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.SipRequest;
import java.util.List;

/**
 * Which hashes a device is offered, and in which order. RFC 8760 section 2.3 wants all of them, strongest first; but
 * there are phones that give up at the first algorithm they do not know, and phones that give up when there is one
 * among several. A device that says it is such a one is asked for MD5 alone; one that says nothing about itself gets
 * MD5 on top, because a program that reads only the top challenge then works and one that knows better still finds
 * SHA-256.
 */
final class ChallengeOrder {
    private static final List<DigestAlgorithm> STRONGEST_FIRST = List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5);
    private static final List<DigestAlgorithm> SIMPLEST_FIRST = List.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256);
    private static final List<DigestAlgorithm> MD5_ALONE = List.of(DigestAlgorithm.MD5);

    private final List<String> md5Only;

    /** @param md5Only how the User-Agent of a device begins that must not see another algorithm, lower case */
    ChallengeOrder(List<String> md5Only) {
        this.md5Only = md5Only;
    }

    List<DigestAlgorithm> of(SipRequest request) {
        String agent = request.value(HeaderName.USER_AGENT);
        if (agent == null) {
            return SIMPLEST_FIRST;
        }
        for (int i = 0; i < md5Only.size(); i++) {
            String prefix = md5Only.get(i);
            if (agent.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return MD5_ALONE;
            }
        }
        return STRONGEST_FIRST;
    }
}
