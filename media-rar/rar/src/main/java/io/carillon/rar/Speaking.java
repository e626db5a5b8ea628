package io.carillon.rar;

import io.carillon.contract.Cause;
import io.carillon.contract.DigitPressed;
import io.carillon.contract.Prompt;
import io.carillon.contract.PromptEnded;
import io.carillon.contract.SoundCommand;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.Echo;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Lets people hear prompts and music. What is not at hand is read or spoken on another thread and comes back to the lane; whoever
 * has hung up, or hears something else by then, never hears it.
 */
final class Speaking {
    private final Answering answering;
    private final MediaDoor media;
    private final Neighbours neighbours;
    private Report report = (call, leg, playing) -> { };

    /**
     * Something of ours that a leg hears.
     *
     * @param prompt what it is, null for music and for an echo
     * @param mark what tells it from all others; the echo itself, which listens to the leg meanwhile
     */
    record Playing(Prompt prompt, Object mark) {
        static Playing of(Prompt prompt) {
            return new Playing(prompt, new Object());
        }
    }

    /** Hears on the lane that something has ended by itself. */
    @FunctionalInterface
    interface Report {
        void ended(LiveCall call, Leg leg, Playing playing);
    }

    Speaking(Answering answering, MediaDoor media, Neighbours neighbours) {
        this.answering = answering;
        this.media = media;
        this.neighbours = neighbours;
    }

    void report(Report listener) {
        report = listener;
    }

    Outcome playPrompt(LiveCall call, SoundCommand.PlayPrompt command) {
        Leg leg = call.leg(command.leg());
        if (leg == null) {
            return Outcome.DONE;
        }
        if (!leg.isAnswered()) {
            Outcome early = answering.speakEarly(call, leg);
            if (!early.isDone()) {
                return early;
            }
        }
        unbridge(leg);
        Playing playing = begin(call, leg, command.prompt());
        media.studio().make(command.prompt(), whenReady(call, leg, playing));
        return Outcome.DONE;
    }

    private void unbridge(Leg leg) {
        if (leg.bridged() != null) {
            media.unbridge(leg.rtp());
            leg.unlink();
        }
    }

    Outcome playEcho(LiveCall call, SoundCommand.PlayEcho command) {
        Leg leg = call.leg(command.leg());
        if (leg == null) {
            return Outcome.DONE;
        }
        if (!leg.isAnswered()) {
            return Outcome.failed("an echo needs an answered leg", Cause.SERVER_ERROR);
        }
        unbridge(leg);
        replaced(call, leg);
        Echo echo = new Echo(command.delayMillis());
        leg.playing(new Playing(null, echo));
        leg.rtp().overhear(echo);
        leg.rtp().play(echo, null);
        return Outcome.DONE;
    }

    /** Whoever it talks with is heard again when it has ended. */
    Outcome playNotice(LiveCall call, SoundCommand.PlayNotice command) {
        Leg leg = call.leg(command.leg());
        if (leg == null) {
            return Outcome.DONE;
        }
        if (!leg.isAnswered()) {
            return Outcome.failed("a notice needs an answered leg", Cause.SERVER_ERROR);
        }
        media.studio().make(command.prompt(), whenReady(call, leg, begin(call, leg, command.prompt())));
        return Outcome.DONE;
    }

    private static Playing begin(LiveCall call, Leg leg, Prompt prompt) {
        replaced(call, leg);
        Playing playing = Playing.of(prompt);
        leg.playing(playing);
        return playing;
    }

    /** Hands sound over on the lane: what was at hand is there before this returns. */
    private Consumer<AudioSource> whenReady(LiveCall call, Leg leg, Playing playing) {
        Thread lane = Thread.currentThread();
        return source -> {
            if (Thread.currentThread() == lane) {
                start(call, leg, playing, source);
            } else {
                neighbours.run(call.id(), () -> start(call, leg, playing, source));
            }
        };
    }

    private void start(LiveCall call, Leg leg, Playing playing, AudioSource source) {
        if (call.leg(leg.id()) == leg && leg.playing() == playing) {
            leg.rtp().play(source, () -> neighbours.run(call.id(), () -> report.ended(call, leg, playing)));
        }
    }

    /** Something has ended by itself. */
    void ended(LiveCall call, Leg leg, Playing playing) {
        if (leg.playing() == playing) {
            leg.playing(null);
            tell(call, leg, playing, PromptEnded.Why.DONE);
        }
    }

    Outcome stopPrompt(LiveCall call, SoundCommand.StopPrompt command) {
        return stop(call, call.leg(command.leg()), true);
    }

    Outcome playMusic(LiveCall call, SoundCommand.PlayMusic command) {
        Leg leg = call.leg(command.leg());
        if (leg == null) {
            return Outcome.DONE;
        }
        if (!leg.isAnswered()) {
            return Outcome.failed("music needs an answered leg", Cause.SERVER_ERROR);
        }
        Playing playing = begin(call, leg, null);
        media.studio().music(command.music(), whenReady(call, leg, playing));
        return Outcome.DONE;
    }

    Outcome stopMusic(LiveCall call, SoundCommand.StopMusic command) {
        return stop(call, call.leg(command.leg()), false);
    }

    private static Outcome stop(LiveCall call, Leg leg, boolean prompt) {
        if (leg != null && leg.playing() != null && (leg.playing().prompt() != null) == prompt) {
            leg.rtp().stopPlaying();
            replaced(call, leg);
        }
        return Outcome.DONE;
    }

    /** The leg hears something else from now on. */
    static void replaced(LiveCall call, Leg leg) {
        Playing before = leg.playing();
        if (before != null) {
            leg.playing(null);
            if (before.mark() instanceof Echo echo) {
                leg.rtp().ignore(echo);
            }
            tell(call, leg, before, PromptEnded.Why.STOPPED);
        }
    }

    private static void tell(LiveCall call, Leg leg, Playing playing, PromptEnded.Why why) {
        if (playing.prompt() != null) {
            call.tell(new PromptEnded(call.id(), leg.id(), Instant.now(), playing.prompt().id(), why));
        }
    }

    /** Somebody who talks with nobody pressed a key. */
    void pressed(LiveCall call, Leg leg, int event, int millis) {
        Playing playing = leg.playing();
        if (playing != null && playing.prompt() != null && playing.prompt().interruptible()) {
            leg.rtp().stopPlaying();
            leg.playing(null);
            tell(call, leg, playing, PromptEnded.Why.KEY);
        }
        call.tell(new DigitPressed(call.id(), leg.id(), Instant.now(), DigitPressed.keyOf(event), millis));
    }
}
