package io.carillon.rar;

import io.carillon.contract.CallInput;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.SwitchCommand;
import io.carillon.contract.SwitchListener;
import java.util.List;

/** An application that wants nothing. */
final class Deaf implements SwitchListener {
    @Override
    public List<SwitchCommand> onInput(CallInput input) {
        return List.of();
    }

    @Override
    public RegisterReply onRegister(RegisterAsked asked) {
        return new RegisterReply.Accepted(List.of());
    }
}
