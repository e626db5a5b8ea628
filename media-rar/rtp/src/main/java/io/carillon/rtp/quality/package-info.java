/** What was heard, in numbers: loss and jitter of RFC 3550, opinion score of ITU-T G.107. */
package io.carillon.rtp.quality;
