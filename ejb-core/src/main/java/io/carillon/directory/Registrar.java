package io.carillon.directory;

import io.carillon.contract.RegisterAsked;
import io.carillon.contract.RegisterReply;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers REGISTER (RFC 3261 section 10.3). */
@ApplicationScoped
public class Registrar {
    public RegisterReply register(RegisterAsked asked) { throw new UnsupportedOperationException(); }
}
