#!version:1.0.0.1
## ${label} (${mac})
<#list 1..mostLines as n>
<#assign line = lines?filter(one -> one.position == n)?first!{}>
<#if line.number??>
account.${n}.enable = 1
account.${n}.label = ${line.label}
account.${n}.display_name = ${line.label}
account.${n}.user_name = ${line.number}
account.${n}.auth_name = ${line.username}
<#if line.secret?has_content>
account.${n}.password = ${line.secret}
</#if>
account.${n}.sip_server.1.address = ${host}
account.${n}.sip_server.1.port = ${port}
account.${n}.sip_server.1.transport_type = ${{"UDP": 0, "TCP": 1, "TLS": 2}[transport]}
account.${n}.sip_server.1.expires = 3600
<#if srtp??>
account.${n}.srtp_encryption = ${srtp}
</#if>
account.${n}.subscribe_mwi = 1
account.${n}.dtmf.type = 1
<#else>
account.${n}.enable = 0
</#if>
</#list>
<#list keys as key>
<#switch key.kind>
<#case "LINE">
linekey.${key.position}.type = 15
linekey.${key.position}.line = ${key.value}
linekey.${key.position}.label = ${key.label}
<#break>
<#case "BLF">
linekey.${key.position}.type = 16
linekey.${key.position}.line = 1
linekey.${key.position}.value = ${key.value}
linekey.${key.position}.label = ${key.label}
<#break>
<#case "SPEED_DIAL">
linekey.${key.position}.type = 13
linekey.${key.position}.line = 1
linekey.${key.position}.value = ${key.value}
linekey.${key.position}.label = ${key.label}
<#break>
<#default>
linekey.${key.position}.type = 0
</#switch>
</#list>
remote_phonebook.data.1.name = Carillon
remote_phonebook.data.1.url = ${base}phonebook.xml
<#if ldap??>
ldap.enable = 1
ldap.customize_label = Carillon
ldap.version = 3
ldap.tls_mode = ${ldap.secure?then(2, 0)}
ldap.host = ${ldap.host}
ldap.port = ${ldap.port}
ldap.base = ${ldap.base}
ldap.user = ${ldap.user}
ldap.password = ${ldap.password}
ldap.name_filter = (|(cn=*%*)(sn=%*)(o=%*))
ldap.number_filter = (telephoneNumber=*%*)
ldap.name_attr = cn
ldap.numb_attr = telephoneNumber
ldap.display_name = %cn
ldap.max_hits = 50
ldap.call_in_lookup = 1
ldap.ldap_sort = 1
</#if>
auto_provision.server.url = ${base}
static.auto_provision.server.url = ${base}
static.auto_provision.power_on = 1
static.auto_provision.repeat.enable = 1
static.auto_provision.repeat.minutes = 1440
