package io.carillon.rtp;

/** What one event loop counts. Only the loop writes; readers add the loops up and may be a packet behind. */
final class LoopCounters {
    long packetsIn;
    long packetsOut;
    long packetsRelayed;
    long packetsTranscoded;
    long droppedForeign;
    long droppedLate;
    long droppedMalformed;
    long droppedPayload;
    long droppedHeld;
    long droppedFlood;
    long droppedForged;
    long droppedReplayed;
    long droppedRepeated;
    long droppedUnkeyed;
    long iceChecks;
    long sendErrors;
    long rtcpIn;
    long rtcpRelayed;
    long rtcpDropped;
    long mediaTimeouts;
    long legs;
    long bridged;
    long tones;
    long keysSent;
    long keysHeard;
    long keysDropped;
    /** When the last turn began, {@link System#nanoTime}. */
    long turnedAt = System.nanoTime();
}
