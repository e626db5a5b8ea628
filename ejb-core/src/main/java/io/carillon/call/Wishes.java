package io.carillon.call;

import io.carillon.contract.AppRequest;

/** Finds what the rules of a stage make of what the API or the application itself asks of a call. */
record Wishes(StageRules rules) {
    Turn of(AppRequest request) {
        if (request instanceof AppRequest.HangUpCall) {
            return rules.hangUpAsked();
        }
        if (request instanceof AppRequest.HoldCall hold) {
            return rules.hold(hold);
        }
        if (request instanceof AppRequest.ResumeCall resume) {
            return rules.resume(resume);
        }
        if (request instanceof AppRequest.TransferCall transfer) {
            return rules.transfer(transfer);
        }
        if (request instanceof AppRequest.JoinCalls join) {
            return rules.join(join);
        }
        if (request instanceof AppRequest.Invite invite) {
            return rules.invite(invite);
        }
        return request instanceof AppRequest.Originate originate ? rules.originate(originate) : ofOthers(request);
    }

    /** Of whoever supervises or records, and of the application. */
    private Turn ofOthers(AppRequest request) {
        if (request instanceof AppRequest.Supervise wish) {
            return rules.supervise(wish);
        }
        if (request instanceof AppRequest.RecordCall record) {
            return new RecordingRules(rules.turn).asked(record);
        }
        if (request instanceof AppRequest.TranscribeCall transcribe) {
            return new HearingRules(rules.turn).asked(transcribe);
        }
        return request instanceof AppRequest.TellFeature word
                ? rules.told(word)
                : rules.identityChecked((AppRequest.IdentityChecked) request);
    }
}
