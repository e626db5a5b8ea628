package io.carillon.emergency;

import java.time.Instant;
import java.util.List;

/** Where notices wait until somebody was told. */
public interface NoticeDesk {
    /** Those that are to be tried now, events first, each way by its time. */
    List<PendingNotice> due(Instant now, int most);

    /** It was told, or given up. */
    void done(String id);

    /** It is to be tried again then. */
    void later(String id, Instant due);
}
