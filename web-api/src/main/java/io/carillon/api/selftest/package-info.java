/** The self-test, asked for by an administrator or a script: whether this server works, tried out with real calls. */
package io.carillon.api.selftest;
