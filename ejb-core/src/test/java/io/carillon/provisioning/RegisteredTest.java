package io.carillon.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.Aor;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import io.carillon.directory.Binding;
import io.carillon.directory.Conflict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which telephone is told to restart: the device, and nobody else. */
class RegisteredTest {
    private static final Device DEVICE = Samples.device("yealink-t23g");

    private static Binding binding(String number, String uri, String instance, String agent) {
        return new Binding(new Aor(Tenant.DEFAULT, number), uri, List.of(), new SipPeer(SipTransport.UDP, "192.0.2.7", 5060),
                Samples.AT, 1000, instance, agent, "c", 1);
    }

    private static List<Binding> told(Binding... all) {
        return Registered.of(DEVICE, aor -> List.of(all).stream().filter(one -> one.aor().equals(aor)).toList());
    }

    @Test
    void whoSaysItsAddressIsTheDevice() {
        Binding other = binding("1001", "sip:1001@192.0.2.8", "", "Softphone");
        Binding byInstance = binding("1001", "sip:a@h", "\"<urn:uuid:00000000-0000-1000-8000-001565ABCDEF>\"", "");
        Binding byAgent = binding("1002", "sip:b@h", "", "Yealink SIP-T23G 44.84.0.15 00:15:65:ab:cd:ef");
        assertThat(told(other, byInstance)).containsExactly(byInstance);
        assertThat(told(other, byAgent)).containsExactly(byAgent);
        assertThat(told(byInstance, byAgent)).as("a device with two lines is told once").hasSize(1);
    }

    @Test
    void theOnlyOneIsTheDeviceAndOneOfSeveralIsNot() {
        Binding one = binding("1001", "sip:1001@192.0.2.8", "", "");
        assertThat(told(one)).containsExactly(one);
        assertThatThrownBy(() -> told(one, binding("1002", "sip:1002@192.0.2.9", "", ""))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> told()).isInstanceOf(Conflict.class).hasMessageContaining("not registered");
    }
}
