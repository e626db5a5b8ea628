package io.carillon.directory;

import java.time.Duration;

/** Makes links that log somebody in once. */
public interface OneTimeLogin {
    /** Where the console takes one; what opens it stands behind, where no server, no log and no Referer sees it. */
    String PAGE = "app/link#";

    /**
     * Makes a link, in place of any that the account had.
     *
     * @param account whom it logs in, as long as the account does not change
     * @param lasting how long it is good
     * @param who for the audit
     * @return what opens it, to be shown this once
     */
    String issue(Account account, Duration lasting, String who);
}
