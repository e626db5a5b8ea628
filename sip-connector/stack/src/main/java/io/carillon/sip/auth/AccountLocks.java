package io.carillon.sip.auth;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The second line against guessing, where a whole source must not be banned because telephones live there: an account
 * whose password is guessed from a source is refused from there for a while, with the right password too. The owner of
 * the account is not kept out anywhere else. The table has a fixed size; what finds no room is not counted.
 */
final class AccountLocks {
    private static final int MOST = 65_536;
    private static final long WINDOW_NANOS = 60_000_000_000L;

    private final Map<String, Tries> tries = new ConcurrentHashMap<>();
    private final int allowed;
    private final long lockNanos;

    /**
     * @param allowed wrong passwords within a minute that lead to a lock
     * @param lockNanos how long it lasts
     */
    AccountLocks(int allowed, long lockNanos) {
        this.allowed = allowed;
        this.lockNanos = lockNanos;
    }

    /** @param until end of the window, or of the lock when there were too many */
    private record Tries(int count, long until) {}

    boolean isLocked(String source, String account, long now) {
        Tries known = tries.isEmpty() ? null : tries.get(key(source, account));
        return known != null && known.count >= allowed && known.until - now > 0;
    }

    /** One more wrong password. @return whether this one was one too many */
    boolean failed(String source, String account, long now) {
        boolean room = tries.size() < MOST;
        Tries after = tries.compute(key(source, account), (key, known) -> {
            if (known == null && !room) {
                return null;
            }
            int count = known == null || known.until - now <= 0 ? 1 : known.count + 1;
            boolean fresh = count == 1 || count == allowed;
            return new Tries(count, fresh ? now + (count >= allowed ? lockNanos : WINDOW_NANOS) : known.until);
        });
        return after != null && after.count == allowed;
    }

    /** Forgets what was tried from there. */
    void forget(String source) {
        tries.keySet().removeIf(key -> key.startsWith(source + ' '));
    }

    void sweep(long now) {
        tries.values().removeIf(one -> one.until - now <= 0);
    }

    private static String key(String source, String account) {
        return source + ' ' + (account.length() > 64 ? account.substring(0, 64) : account);
    }
}
