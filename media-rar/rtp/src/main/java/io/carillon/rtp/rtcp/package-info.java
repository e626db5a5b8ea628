/** Reading of RTCP as it passes (RFC 3550 section 6). */
package io.carillon.rtp.rtcp;
