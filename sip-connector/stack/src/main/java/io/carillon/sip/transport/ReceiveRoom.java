package io.carillon.sip.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;

/** How much may wait in the system for a socket of ours: what was asked for, or what the system's own limit leaves of it. */
final class ReceiveRoom {
    private ReceiveRoom() {}

    /** Says so when it is less than was asked for: whoever runs the machine can mend it, and would not know. */
    static void check(Channel channel, int asked) {
        int told = channel.config().getOption(ChannelOption.SO_RCVBUF);
        // Linux tells twice what it gives, the other half being for its own books (socket(7)); Java knows that, epoll does not
        int given = channel instanceof EpollDatagramChannel ? told / 2 : told;
        if (given < asked) {
            TransportLog.LOG.littleRoom(String.valueOf(channel.localAddress()), given >> 10, asked >> 10);
        }
    }
}
