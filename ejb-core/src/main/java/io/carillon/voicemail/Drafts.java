package io.carillon.voicemail;

import io.carillon.call.Call;
import io.carillon.call.Stage;
import io.carillon.contract.CallId;
import io.carillon.presence.CallsNow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Whether a caller still decides what becomes of what was said. A feature says so by what it notes; with the end of the call
 * it is decided, however the call ended. Before it is known which calls there are, nothing is.
 */
@ApplicationScoped
public class Drafts {
    /** How the notes of a feature begin whose caller has not decided. */
    public static final String MARK = "draft;";

    @Inject
    private CallsNow calls;

    boolean isUndecided(CallId id) {
        Call call = calls.find(id);
        return !calls.isReady()
                || call != null && call.stage() instanceof Stage.Hosted hosted && hosted.noted().startsWith(MARK);
    }
}
