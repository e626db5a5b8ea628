package io.carillon.call;

import io.carillon.contract.LegId;
import io.carillon.contract.MixRole;
import io.carillon.contract.RecordingCommand;
import io.carillon.contract.SoundCommand;
import io.carillon.contract.SwitchCommand;

/** What a hosting feature does with a caller of its own who speaks, alone or with others: mixes, recordings, echoes. */
record HostMixing(Turn turn, LegId leg) {
    void act(HostAct act) {
        if (act instanceof HostAct.Mix mix) {
            turn.command(new SwitchCommand.JoinMix(leg, mix.mix(), MixRole.TALKS, null, mix.levels()));
        } else if (act instanceof HostAct.LeaveMix) {
            turn.command(new SwitchCommand.LeaveMix(leg));
        } else if (act instanceof HostAct.Announce told) {
            turn.command(new SwitchCommand.Announce(told.mix(), told.prompt(), told.exceptCaller() ? leg : null));
        } else if (act instanceof HostAct.Record record) {
            turn.command(new RecordingCommand.RecordMix(
                    turn.call().id(), record.recording(), record.mix(), record.notes()));
        } else if (act instanceof HostAct.StopRecording stop) {
            turn.command(new RecordingCommand.StopRecordingMix(turn.call().id(), stop.recording(), stop.mix()));
        } else if (act instanceof HostAct.Echo echo) {
            turn.command(new SoundCommand.PlayEcho(leg, echo.delayMillis()));
        } else if (act instanceof HostAct.Speech speech) {
            new SpeechRules(turn).start(leg, speech);
        } else if (act instanceof HostAct.StopSpeech) {
            new SpeechRules(turn).stop();
        } else {
            explained(((HostAct.Explain) act).line());
        }
    }

    /** A feature that has somebody for hours must not fill the record of the call. */
    private void explained(String line) {
        if (turn.explanations() < WhileBridged.MOST_VERDICTS) {
            turn.explain(line);
        }
    }
}
