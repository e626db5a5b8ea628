package io.carillon.sip;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * When a source is banned and for how long.
 *
 * @param offences wrong passwords in a short time that lead to a ban
 * @param halfLife time after which an offence weighs half
 * @param first how long the first ban lasts; each further one within a day after the last lasts twice as long
 * @param longest the longest
 * @param scanners what the User-Agent of scanning programs holds, lower case
 */
public record BanConfig(int offences, Duration halfLife, Duration first, Duration longest, List<String> scanners) {
    public BanConfig {
        scanners = List.copyOf(scanners);
    }

    /** Whether a program that calls itself so looks for systems to abuse. */
    public boolean isScanner(String userAgent) {
        if (userAgent == null) {
            return false;
        }
        String agent = userAgent.toLowerCase(Locale.ROOT);
        for (int i = 0; i < scanners.size(); i++) {
            if (agent.contains(scanners.get(i))) {
                return true;
            }
        }
        return false;
    }
}
