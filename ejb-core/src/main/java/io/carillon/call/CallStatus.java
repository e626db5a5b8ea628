package io.carillon.call;

/** What a call looks like from outside. Derived from stage and media posture, stored nowhere. */
public enum CallStatus {
    /** It has just arrived. */
    NEW,
    /** Somebody is asked where it goes. */
    ROUTING,
    /** Telephones ring. */
    RINGING,
    /** People talk. */
    ACTIVE,
    /** At least one side waits on hold. */
    HELD,
    /** One side waits while another telephone is tried. */
    TRANSFERRING,
    /** A feature of the house has the caller, for instance a feature code. */
    HOSTED,
    /** It could not be completed; the remaining side hears so. */
    FAILED,
    /** It is over, at most some telephones have not confirmed yet. */
    ENDED;

    /** The view on a call in this stage. */
    public static CallStatus of(Stage stage, MediaPosture posture) {
        return stage.applyTo(new StatusOfStage(posture));
    }
}
