package dev.rowhouse.e2e.demo;

import dev.rowhouse.e2e.demo.Company.Employee;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Realms of Keycloak, as it takes them: a company's own, and one that stands before a SAML one. */
final class Realms {
  private static final String REALM =
      """
      {"realm": "%s", "enabled": true, "sslRequired": "none",
       "groups": [{"name": "engineering"}, {"name": "it"}],
       "clients": [%s], "users": [%s]%s}
      """;

  /** What a product registers at a provider: confidential, PKCE, groups, back-channel logout. */
  private static final String PRODUCT =
      """
      {"clientId": "rooms", "secret": "%s", "redirectUris": ["%s"],
       "attributes": {"pkce.code.challenge.method": "S256", "post.logout.redirect.uris": "%s",
         "backchannel.logout.url": "%s", "backchannel.logout.session.required": "true"},
       "protocolMappers": [{"name": "groups", "protocol": "openid-connect",
         "protocolMapper": "oidc-group-membership-mapper",
         "config": {"claim.name": "groups", "full.path": "false", "id.token.claim": "true"}}]}
      """;

  /** Any confidential client by code and PKCE. */
  static final String CLIENT =
      """
      {"id": "%s", "clientId": "%s", "secret": "%s", "redirectUris": ["%s"],
       "attributes": {"pkce.code.challenge.method": "S256"}}
      """;

  private static final String USER =
      """
      {"username": "%1$s", "enabled": true, "firstName": "%2$s", "lastName": "Example",
       "email": "%3$s", "emailVerified": true, "groups": ["%4$s"],
       "credentials": [{"type": "password", "value": "%5$s"}]}
      """;

  /** The broker, as a provider that speaks SAML knows it. */
  private static final String SERVICE =
      """
      {"clientId": "%1$s", "protocol": "saml", "redirectUris": ["%1$s/broker/company/endpoint"],
       "attributes": {"saml.assertion.signature": "true", "saml.server.signature": "true",
         "saml.client.signature": "false", "saml.authnstatement": "true",
         "saml.force.post.binding": "true", "saml_force_name_id_format": "true",
         "saml_name_id_format": "persistent",
         "saml_single_logout_service_url_post": "%1$s/broker/company/endpoint"},
       "protocolMappers": [%2$s,
         {"name": "groups", "protocol": "saml", "protocolMapper": "saml-group-membership-mapper",
          "config": {"attribute.name": "groups", "attribute.nameformat": "Basic",
            "single": "true", "full.path": "false"}}]}
      """;

  private static final String SAID =
      """
      {"name": "%1$s", "protocol": "saml", "protocolMapper": "saml-user-property-mapper",
       "config": {"user.attribute": "%1$s", "attribute.name": "%1$s", "attribute.nameformat": "Basic"}}
      """;

  /** The provider that speaks SAML, as the broker knows it, and what it takes over from there. */
  private static final String BROKERED =
      """
      , "identityProviders": [{"alias": "company", "providerId": "saml", "enabled": true,
         "trustEmail": true, "config": {"entityId": "%1$s", "idpEntityId": "%2$s",
           "singleSignOnServiceUrl": "%2$s/protocol/saml",
           "singleLogoutServiceUrl": "%2$s/protocol/saml",
           "nameIDPolicyFormat": "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
           "principalType": "SUBJECT", "postBindingResponse": "true",
           "postBindingAuthnRequest": "true", "wantAuthnRequestsSigned": "false",
           "wantAssertionsSigned": "true", "validateSignature": "true",
           "signingCertificate": "%3$s", "syncMode": "FORCE"}}],
       "identityProviderMappers": [%4$s]
      """;

  private static final String TAKEN =
      """
      {"name": "%1$s", "identityProviderAlias": "company",
       "identityProviderMapper": "saml-user-attribute-idp-mapper",
       "config": {"syncMode": "FORCE", "attribute.name": "%1$s", "user.attribute": "%1$s"}}
      """;

  private static final String GROUPED =
      """
      {"name": "%1$s", "identityProviderAlias": "company",
       "identityProviderMapper": "saml-advanced-group-idp-mapper",
       "config": {"syncMode": "FORCE", "group": "/%1$s",
         "attributes": "[{\\"key\\":\\"groups\\",\\"value\\":\\"%1$s\\"}]"}}
      """;

  private Realms() {}

  /** With its employees and our client. */
  static String own(Company company, Product product) {
    return REALM.formatted(company.realm(), client(product), users(company), "");
  }

  /** Of a company that has a SAML provider: its employees and the broker. */
  static String saml(Company company, String name, String broker) {
    return REALM.formatted(name, SERVICE.formatted(broker, all(SAID)), users(company), "");
  }

  /**
   * @param issuer of the realm itself
   * @param provider the SAML provider's entity id
   * @param certificate by which its signatures are checked
   */
  static String broker(
      Company company, Product product, String issuer, String provider, String certificate) {
    String mappers = all(TAKEN) + "," + each(GROUPED, "engineering", "it");
    return REALM.formatted(
        company.realm(),
        client(product),
        "",
        BROKERED.formatted(issuer, provider, certificate, mappers));
  }

  private static String client(Product product) {
    return PRODUCT.formatted(product.secret(), product.back(), product.after(), product.bye());
  }

  private static String users(Company company) {
    Function<Employee, String> user =
        it -> USER.formatted(it.name(), it.title(), company.email(it), it.group(), it.password());
    return company.employees().stream().map(user).collect(Collectors.joining(","));
  }

  private static String all(String template) {
    return each(template, "email", "firstName", "lastName");
  }

  private static String each(String template, String... names) {
    return Arrays.stream(names).map(template::formatted).collect(Collectors.joining(","));
  }

  /**
   * What a company's people paste at their provider.
   *
   * @param after where people may be led after a sign-out
   */
  record Product(String secret, String back, String bye, String after) {}
}
