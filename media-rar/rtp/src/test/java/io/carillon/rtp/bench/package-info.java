/** Measures what a relayed packet costs. */
package io.carillon.rtp.bench;
