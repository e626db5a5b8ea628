package io.carillon.call;

/** Translates stage and posture into the word that people know. */
record StatusOfStage(MediaPosture posture) implements Stage.Handler<CallStatus> {
    @Override
    public CallStatus routing(Stage.Routing stage) {
        return CallStatus.NEW;
    }

    @Override
    public CallStatus originating(Stage.Originating stage) {
        return searching(stage, CallStatus.RINGING);
    }

    @Override
    public CallStatus alerting(Stage.Alerting stage) {
        return searching(stage, CallStatus.RINGING);
    }

    @Override
    public CallStatus transferring(Stage.Transferring stage) {
        return CallStatus.TRANSFERRING;
    }

    @Override
    public CallStatus hosted(Stage.Hosted stage) {
        return CallStatus.HOSTED;
    }

    @Override
    public CallStatus paging(Stage.Paging stage) {
        return CallStatus.ACTIVE;
    }

    @Override
    public CallStatus bridged(Stage.Bridged stage) {
        return posture.isHeld() ? CallStatus.HELD : CallStatus.ACTIVE;
    }

    @Override
    public CallStatus conferring(Stage.Conferring stage) {
        return posture.isHeld() ? CallStatus.HELD : CallStatus.ACTIVE;
    }

    @Override
    public CallStatus inviting(Stage.Inviting stage) {
        return conferring(stage.talk());
    }

    @Override
    public CallStatus joining(Stage.Joining stage) {
        return CallStatus.TRANSFERRING;
    }

    @Override
    public CallStatus verifying(Stage.Verifying stage) {
        return CallStatus.ROUTING;
    }

    @Override
    public CallStatus dismissed(Stage.Dismissed stage) {
        return CallStatus.FAILED;
    }

    @Override
    public CallStatus ended(Stage.Ended stage) {
        return CallStatus.ENDED;
    }

    /** Until a telephone has said that it rings, the call is only on its way. */
    private static CallStatus searching(Stage.Searching stage, CallStatus ringing) {
        return stage.search().heard() == Search.Heard.NOTHING ? CallStatus.ROUTING : ringing;
    }
}
