package dev.rowhouse.provisioner.connection;

import dev.rowhouse.provisioner.ConnectionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What connections by LDAP have beside. */
@Repository
class LdapStore {
  private final JdbcClient jdbc;

  LdapStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(ConnectionId id, @Nullable LdapSettings settings) {
    jdbc.sql("DELETE FROM provisioner_ldap WHERE connection_id = :id")
        .param("id", id.value())
        .update();
    if (settings == null) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO provisioner_ldap (connection_id, base, user_filter, id_attribute, mail_attribute,
              name_attribute, vouches, group_base, group_filter, authority)
            VALUES (:id, :base, :userFilter, :idAttribute, :mail, :name, :vouches, :groupBase,
              :groupFilter, :authority)
            """)
        .param("id", id.value())
        .param("base", settings.base())
        .param("userFilter", settings.userFilter())
        .param("idAttribute", settings.idAttribute())
        .param("mail", settings.mailAttribute())
        .param("name", settings.nameAttribute())
        .param("vouches", settings.vouches())
        .param("groupBase", settings.groupBase())
        .param("groupFilter", settings.groupFilter())
        .param("authority", settings.authority())
        .update();
  }

  /** Null where the address is of another kind. */
  @Nullable LdapSettings find(ConnectionId id, String address) {
    if (!address.startsWith("ldap")) {
      return null;
    }
    return jdbc.sql(
            """
            SELECT base, user_filter, id_attribute, mail_attribute, name_attribute, vouches, group_base,
              group_filter, authority
            FROM provisioner_ldap WHERE connection_id = :id
            """)
        .param("id", id.value())
        .query(LdapSettings.class)
        .optional()
        .orElse(null);
  }
}
