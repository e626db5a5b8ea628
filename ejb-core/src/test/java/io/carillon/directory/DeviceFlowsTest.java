package io.carillon.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTarget;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceFlowsTest {
    private static Binding binding(String uri, int q, String instance, int regId, SipTransport transport) {
        return new Binding(new Aor(Tenant.DEFAULT, "1001"), uri, List.of(), new SipPeer(transport, "192.0.2.7", 5060),
                Instant.MAX, q, instance, "", "call", 1, regId);
    }

    @Test
    void aDeviceWithTwoFlowsIsOneTargetAndTheOtherFlowIsThereForWhenTheFirstIsNot() {
        List<SipTarget> targets = DeviceFlows.targets(List.of(
                binding("sip:b", 1000, "<urn:uuid:7>", 2, SipTransport.TLS),
                binding("sip:other", 1000, "<urn:uuid:8>", 1, SipTransport.TLS),
                binding("sip:a", 1000, "<urn:uuid:7>", 1, SipTransport.TLS)));
        assertThat(targets).extracting(SipTarget::uri).containsExactly("sip:a", "sip:other");
        assertThat(targets.get(0).spare()).extracting(SipTarget::uri).containsExactly("sip:b");
        assertThat(targets.get(1).spare()).isEmpty();
    }

    @Test
    void theFlowThatItPrefersComesFirst() {
        assertThat(DeviceFlows.targets(List.of(binding("sip:b", 900, "i", 2, SipTransport.UDP),
                binding("sip:a", 100, "i", 1, SipTransport.UDP)))).extracting(SipTarget::uri).containsExactly("sip:b");
    }

    /** What was offered over TLS has keys in it. */
    @Test
    void aFlowThatOthersCanReadDoesNotStandInForOneTheyCannot() {
        List<SipTarget> targets = DeviceFlows.targets(List.of(binding("sip:a", 1000, "i", 1, SipTransport.TLS),
                binding("sip:b", 1000, "i", 2, SipTransport.TCP), binding("sip:c", 1000, "i", 3, SipTransport.TLS)));
        assertThat(targets).hasSize(1);
        assertThat(targets.get(0).spare()).extracting(SipTarget::uri).containsExactly("sip:c");
    }

    /** What a telephone registered with tells whether it is a device with a policy of its own. */
    @Test
    void aDeviceWithAUserOfItsOwnIsEncryptedAsItSaysAndTheOthersAsTheirExtensionSays() {
        Aor aor = new Aor(Tenant.DEFAULT, "1001");
        DeviceUsers users = new DeviceUsers();
        Credential own = new Credential(aor, "1001-own", "r", "m", "s", MediaSecurity.REQUIRE);
        List<Binding> both = List.of(of(SipTransport.UDP, "1001"), of(SipTransport.UDP, "1001-own"));
        users.replace(List.of(new DeviceUser(own, "hall")));
        assertThat(users.site(both.get(0))).isEmpty();
        assertThat(users.site(both.get(1))).isEqualTo("hall");
        assertThat(policies(both, users)).containsExactly(MediaSecurity.OFF, MediaSecurity.REQUIRE);
        users.replace(aor, List.of(new DeviceUser(own.with(null), "")));
        assertThat(policies(both, users)).containsExactly(MediaSecurity.OFF, MediaSecurity.OFF);
        users.replace(aor, List.of(new DeviceUser(own, "")));
        users.replace(List.of());
        assertThat(policies(both, users)).containsExactly(MediaSecurity.OFF, MediaSecurity.OFF);
    }

    @Test
    void aBrowserWithAPassIsEncryptedWhereItsExtensionIsNot() {
        DeviceUsers users = new DeviceUsers();
        assertThat(users.security(of(SipTransport.WSS, "1001-pass"), MediaSecurity.OFF)).isEqualTo(MediaSecurity.OFFER);
        assertThat(users.security(of(SipTransport.WSS, "1001-pass"), null)).isNull();
        assertThat(users.security(of(SipTransport.WSS, "1001"), MediaSecurity.OFF)).isEqualTo(MediaSecurity.OFF);
        assertThat(users.security(of(SipTransport.UDP, "1001-old"), MediaSecurity.OFF)).isEqualTo(MediaSecurity.OFF);
    }

    private static Binding of(SipTransport transport, String account) {
        return new Binding(new Aor(Tenant.DEFAULT, "1001"), "sip:a@h", List.of(), new SipPeer(transport, "192.0.2.7", 5060),
                Instant.MAX, 1000, "", "", "call", 1, 0, account);
    }

    private static List<MediaSecurity> policies(List<Binding> bindings, DeviceUsers users) {
        return DeviceFlows.targets(bindings, one -> users.security(one, MediaSecurity.OFF)).stream()
                .map(SipTarget::security).toList();
    }

    @Test
    void whoKeepsNoFlowsIsADeviceOfItsOwnHoweverItIsNamed() {
        assertThat(DeviceFlows.targets(List.of(binding("sip:a", 1000, "same", 0, SipTransport.UDP),
                binding("sip:b", 1000, "same", 0, SipTransport.UDP), binding("sip:c", 1000, "", 1, SipTransport.UDP),
                binding("sip:d", 1000, "", 1, SipTransport.UDP)))).hasSize(4);
    }
}
