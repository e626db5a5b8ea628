package io.carillon.call;

/** Finds the rules of a stage. */
record RuleBook(Turn turn) implements Stage.Handler<StageRules> {
    @Override
    public StageRules routing(Stage.Routing stage) {
        return new WhileRouting(turn);
    }

    @Override
    public StageRules originating(Stage.Originating stage) {
        return new WhileOriginating(turn, stage);
    }

    @Override
    public StageRules alerting(Stage.Alerting stage) {
        return new WhileAlerting(turn, stage);
    }

    @Override
    public StageRules transferring(Stage.Transferring stage) {
        return new WhileTransferring(turn, stage);
    }

    @Override
    public StageRules hosted(Stage.Hosted stage) {
        return new WhileHosted(turn, stage);
    }

    @Override
    public StageRules paging(Stage.Paging stage) {
        return new WhilePaging(turn, stage);
    }

    @Override
    public StageRules bridged(Stage.Bridged stage) {
        return new WhileBridged(turn, stage);
    }

    @Override
    public StageRules conferring(Stage.Conferring stage) {
        return new WhileConferring(turn, stage);
    }

    @Override
    public StageRules inviting(Stage.Inviting stage) {
        return new WhileInviting(turn, stage);
    }

    @Override
    public StageRules joining(Stage.Joining stage) {
        return new WhileJoining(turn, stage);
    }

    @Override
    public StageRules verifying(Stage.Verifying stage) {
        return new WhileVerifying(turn, stage);
    }

    @Override
    public StageRules dismissed(Stage.Dismissed stage) {
        return new WhileDismissed(turn, stage);
    }

    @Override
    public StageRules ended(Stage.Ended stage) {
        return new WhileEnded(turn);
    }
}
