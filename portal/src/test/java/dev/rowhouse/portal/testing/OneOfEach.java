package dev.rowhouse.portal.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.rowhouse.db.id.Ids;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One thing of every kind that an organization can have, so that who is refused is refused for
 * whose it is, not because nothing is there. All are called {@link #NAME}.
 */
public final class OneOfEach {
  public static final String NAME = "Hidden Hollow";

  private final MockMvc mvc;
  private final JdbcClient tables;
  private final String organization;
  private final String key;
  private final Map<String, String> names = new TreeMap<>();

  private OneOfEach(MockMvc mvc, JdbcClient tables, String organization, String key) {
    this.mvc = mvc;
    this.tables = tables;
    this.organization = organization;
    this.key = key;
  }

  /**
   * @param key of the organization, with all that a key may do
   * @return identifiers by the word that stands before them in addresses
   */
  public static Map<String, String> of(
      MockMvc mvc, JdbcClient tables, String organization, String key) throws Exception {
    var made = new OneOfEach(mvc, tables, organization, key);
    made.project();
    made.node();
    made.market();
    assertThat(made.names.values()).doesNotContain("");
    return made.names;
  }

  private void project() throws Exception {
    String project = make("/projects", "{'name':'Hidden Hollow'}");
    String here = "/projects/" + project;
    names.put("projects", project);
    String endpoint = make(here + "/webhooks", "{}");
    names.put("webhooks", endpoint);
    names.put("in", endpoint);
    names.put("plans", make(here + "/plans", "{'price':'p'}"));
    JsonNode template = call(here + "/template", "{'source':{'image':'app:1'}}");
    String container = template.at("/container/id").asString();
    names.put("containers", container);
    names.put("houses", container);
    names.put("tenants", make(here + "/tenants", "{'name':'Hidden Hollow'}"));
    people("/tenants/" + names.get("tenants"));
    String receiver =
        make(here + "/outbound-webhooks", "{'url':'https://93.184.215.14/hidden-hollow'}");
    names.put("outbound-webhooks", receiver);
    names.put("out", receiver);
    String host = make(here + "/hosts", "{'domain':'hidden-hollow.example'}");
    names.put("hosts", host);
    names.put("domains", host);
    names.put("keys", make("/keys", "{'name':'Hidden Hollow'}"));
    names.put("enrolments", make("/enrolments", "{'name':'hidden-hollow'}"));
    names.put("enrol", names.get("enrolments"));
  }

  /** Somebody who comes in by links, and a provider for the others. */
  private void people(String tenant) throws Exception {
    String provider = "'issuer':'https://id.hidden-hollow.example','clientId':'x','secret':'x'";
    String connections = tenant + "/connections";
    String connection = make(connections, "{'name':'Hidden Hollow'," + provider + "}");
    names.put("connections", connection);
    names.put("sign-in", connection);
    String addresses = connections + "/" + connection + "/addresses";
    names.put("addresses", make(addresses, "{'domain':'hidden-hollow.example'}"));
    names.put("members", Ids.mint("prs"));
    tables
        .sql(
            """
            INSERT INTO provisioner_member
              (id, tenant_id, email, name, role, break_glass, invited_at, changed_at)
            VALUES (?, ?, 'ada@hidden-hollow.example', ?, 'member', FALSE, UTC_TIMESTAMP(6),
              UTC_TIMESTAMP(6))
            """)
        .params(names.get("members"), names.get("tenants"), NAME)
        .update();
  }

  private void node() {
    names.put("nodes", Ids.mint("nod"));
    tables
        .sql(
            """
            INSERT INTO provisioner_node
              (id, organization_id, name, docker, subnet4, gateways, state, created_at, changed_at)
            VALUES (?, ?, ?, 'tcp://192.0.2.1:2376', '10.9.0.0/16', '', 'READY', UTC_TIMESTAMP(6),
              UTC_TIMESTAMP(6))
            """)
        .params(names.get("nodes"), organization, NAME)
        .update();
  }

  /** A vendor with an offer that nobody else may see yet, and a contract of ours on its server. */
  private void market() {
    names.put("servers", Ids.mint("srv"));
    names.put("holds", Ids.mint("hld"));
    names.put("rentals", Ids.mint("rnt"));
    String vendor = Ids.mint("ven");
    String offer = Ids.mint("ofr");
    row(
        "vendor (id, organization_id, name, country, state, terms_accepted_at, payout_hold_days,"
            + " fee_bp, applied_at)",
        "?, ?, ?, 'DE', 'APPROVED', NOW(), 7, 1000, NOW()",
        vendor,
        organization,
        NAME);
    row(
        "offer (id, vendor_id, name, region, country, cpu, cores, score, ram_gb, disks, disk_gb,"
            + " bandwidth_mbps, currency, month_minor, setup_minor, available_from, created_at,"
            + " withdrawn_at)",
        "?, ?, ?, 'fsn', 'DE', 'x', 8, 1, 64, 'x', 100, 1000, 'USD', 4900, 0, NOW(), NOW(), NOW()",
        offer,
        vendor,
        NAME);
    row(
        "server (id, offer_id, vendor_id, label, state, cpu, cores, score, ram_gb, disks, disk_gb,"
            + " bandwidth_mbps, listed_at)",
        "?, ?, ?, ?, 'RENTED', 'x', 8, 1, 64, 'x', 100, 1000, NOW()",
        names.get("servers"),
        offer,
        vendor,
        NAME);
    row(
        "hold (id, organization_id, offer_id, server_id, months, state, held_at, expires_at)",
        "?, ?, ?, ?, 1, 'TAKEN', NOW(), NOW()",
        names.get("holds"),
        organization,
        offer,
        names.get("servers"));
    row(
        "rental (id, organization_id, vendor_id, offer_id, server_id, hold_id, name, region,"
            + " months, currency, month_minor, setup_minor, fee_bp, state, zone, anchor_at,"
            + " term_number, term_began_at, term_ends_at, created_at)",
        "?, ?, ?, ?, ?, ?, ?, 'fsn', 1, 'USD', 4900, 0, 1000, 'ACTIVE', 'UTC', NOW(), 1, NOW(),"
            + " DATE_ADD(NOW(), INTERVAL 1 MONTH), NOW()",
        names.get("rentals"),
        organization,
        vendor,
        offer,
        names.get("servers"),
        names.get("holds"),
        NAME);
  }

  private void row(String columns, String values, Object... places) {
    tables
        .sql("INSERT INTO marketplace_" + columns + " VALUES (" + values + ")")
        .params(places)
        .update();
  }

  private String make(String path, String body) throws Exception {
    return call(path, body).path("id").asString("");
  }

  private JsonNode call(String path, String body) throws Exception {
    var answer =
        mvc.perform(
                post("/api/v1" + path)
                    .header("Authorization", "Bearer " + key)
                    .contentType("application/json")
                    .content(body.replace('\'', '"')))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).as(path + answer.getContentAsString()).isBetween(200, 202);
    return new JsonMapper().readTree(answer.getContentAsString());
  }
}
