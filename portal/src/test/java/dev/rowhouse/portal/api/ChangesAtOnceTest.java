package dev.rowhouse.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of the same thing at the same time: each one counts. */
class ChangesAtOnceTest extends ApiTest {
  private static final int MANY = 12;
  private String container;

  @BeforeEach
  void template() {
    String project = api.post("/api/v1/projects", "{\"name\":\"Shop\"}").field("id");
    String path = "/api/v1/projects/" + project + "/template";
    var made = api.post(path, "{\"source\":{\"image\":\"app:1\"}}");
    container = "/api/v1/containers/" + made.json().at("/container/id").asString();
  }

  @Test
  void variablesThatAreSetAtOnceAreAllThere() throws Exception {
    List<Api.Reply> replies =
        atOnce(i ->
            api.call(
                "PATCH",
                container + "/environment",
                "{\"set\":[{\"name\":\"V%d\",\"value\":\"%d\"}]}".formatted(i, i)));
    assertThat(replies).allMatch(reply -> reply.status() == 200, "200");
    assertThat(api.get(container + "/environment").json().path("variables")).hasSize(MANY);
  }

  @Test
  void oneIsSetWhileAnotherIsRemoved() throws Exception {
    api.call(
        "PUT", container + "/environment", "{\"variables\":[{\"name\":\"A\",\"value\":\"1\"}]}");
    atOnce(i ->
        i % 2 == 0
            ? api.call("DELETE", container + "/environment/A", null)
            : api.call("PUT", container + "/environment/B" + i, "{\"value\":\"x\"}"));
    var left = api.get(container + "/environment").json().path("variables");
    assertThat(left).hasSize(MANY / 2).noneMatch(each -> each.path("name").asString().equals("A"));
  }

  /** Whoever says what it saw is told when somebody else was faster; nobody's change is lost. */
  @Test
  void ofManyWholeChangesFromWhatAllSawOneIsTaken() throws Exception {
    String path = container + "/environment";
    String seen = api.get(path).header("ETag");
    assertThat(seen).matches("\"[0-9a-f]{32}\"");
    List<Api.Reply> replies = atOnce(i -> api.call("PUT", path, only(i), "If-Match", seen));
    var taken = replies.stream().filter(reply -> reply.status() == 200).toList();
    assertThat(taken).hasSize(1);
    replies.stream()
        .filter(reply -> !taken.contains(reply))
        .forEach(reply -> ProblemsTest.expect(reply, 412, "changed-meanwhile"));
    assertThat(api.get(path).text()).isEqualTo(taken.getFirst().text());

    String now = taken.getFirst().header("ETag");
    assertThat(now).isNotEqualTo(seen).isEqualTo(api.get(path).header("ETag"));
    ProblemsTest.expect(
        api.call("DELETE", path + "/V0", null, "If-Match", seen), 412, "changed-meanwhile");
    assertThat(api.call("PUT", path, only(50), "If-Match", "\"other\", " + now).status())
        .isEqualTo(200);
    assertThat(api.call("PUT", path, only(51), "If-Match", "*").status()).isEqualTo(200);
    assertThat(api.call("PUT", path, only(52)).status()).isEqualTo(200);
  }

  private static String only(int number) {
    return "{\"variables\":[{\"name\":\"V%d\",\"value\":\"1\"}]}".formatted(number);
  }

  @Test
  void rulesAndProjectsAreChangedFromWhatWasSeenToo() {
    String rules = container + "/firewall";
    String none = api.get(rules).header("ETag");
    String rule =
        """
        {"rules":[{"direction":"EGRESS","action":"ALLOW","protocol":"TCP","peer":"192.0.2.1/32",
          "ports":"443"}]}
        """;
    assertThat(api.call("PUT", rules, rule, "If-Match", none).status()).isEqualTo(200);
    ProblemsTest.expect(
        api.call("PUT", rules, "{\"rules\":[]}", "If-Match", none), 412, "changed-meanwhile");
    assertThat(api.get(rules).json().path("rules")).hasSize(1);

    String project = "/api/v1/projects/" + api.get(container).field("project");
    String seen = api.get(project).header("ETag");
    assertThat(api.call("PATCH", project, "{\"name\":\"One\"}", "If-Match", seen).status())
        .isEqualTo(200);
    ProblemsTest.expect(
        api.call("PATCH", project, "{\"name\":\"Two\"}", "If-Match", seen),
        412,
        "changed-meanwhile");
    assertThat(api.get(project).field("name")).isEqualTo("One");
  }

  /** What changes by itself, as its state does, is no part of what a caller saw. */
  @Test
  void ofManyContainerChangesFromWhatAllSawOneIsTakenWhole() throws Exception {
    String seen = api.get(container).header("ETag");
    assertThat(api.post(container + "/stop", "{}").status()).isEqualTo(202);
    assertThat(api.get(container).header("ETag")).isEqualTo(seen);
    List<Api.Reply> replies =
        atOnce(i ->
            api.call(
                "PATCH",
                container,
                "{\"name\":\"house-%d\",\"limits\":{\"pids\":%d}}".formatted(i, 100 + i),
                "If-Match",
                seen));
    var taken = replies.stream().filter(reply -> reply.status() == 200).toList();
    assertThat(taken).hasSize(1);
    var now = api.get(container);
    int pids = now.json().at("/settings/limits/pids").asInt();
    assertThat(now.field("name")).isEqualTo("house-" + (pids - 100));
    assertThat(now.header("ETag")).isEqualTo(taken.getFirst().header("ETag")).isNotEqualTo(seen);
  }

  @Test
  void aChangeOfWhichAPartIsRefusedChangesNothing() {
    String before = api.get(container).field("name");
    var refused = api.call("PATCH", container, "{\"name\":\"blue\",\"limits\":{\"memoryMb\":1}}");
    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    assertThat(api.get(container).field("name")).isEqualTo(before);
  }

  @Test
  void aTemplateIsChangedFromWhatWasSeenToo() {
    String path = "/api/v1/projects/" + api.get(container).field("project") + "/template";
    String seen = api.get(path).header("ETag");
    String needs = "{\"needs\":[\"userns\"]}";
    assertThat(api.call("PATCH", path, needs, "If-Match", seen).status()).isEqualTo(200);
    ProblemsTest.expect(
        api.call("PATCH", path, "{\"needs\":[]}", "If-Match", seen), 412, "changed-meanwhile");
    assertThat(api.get(path).json().path("needs")).hasSize(1);
  }

  @Test
  void rulesThatAreAddedAtOnceAreAllThere() throws Exception {
    List<Api.Reply> replies =
        atOnce(i ->
            api.post(
                container + "/firewall",
                """
                {"direction":"EGRESS","action":"ALLOW","protocol":"TCP","peer":"192.0.2.%d/32","ports":"443"}
                """
                    .formatted(i + 1)));
    assertThat(replies).allMatch(reply -> reply.status() == 201, "201");
    assertThat(api.get(container + "/firewall").json().path("rules")).hasSize(MANY);
  }

  @Test
  void limitsThatAreChangedAtOnceAreBothInForce() throws Exception {
    atOnce(i ->
        api.call(
            "PATCH",
            container,
            i % 2 == 0 ? "{\"limits\":{\"pids\":77}}" : "{\"limits\":{\"memoryMb\":333}}"));
    var limits = api.get(container).json().at("/settings/limits");
    assertThat(limits.path("pids").asInt()).isEqualTo(77);
    assertThat(limits.path("memoryMb").asInt()).isEqualTo(333);
  }

  @Test
  void aContainerGetsAnotherNameAndKeepsItsHost() {
    String host = api.get(container).field("host");
    var renamed = api.call("PATCH", container, "{\"name\":\"blue-house\"}");
    assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
    assertThat(renamed.field("name")).isEqualTo("blue-house");
    assertThat(api.get(container).field("host")).isEqualTo(host);
  }

  @Test
  void aNameThatIsNoneIsNamed() {
    var refused = api.call("PATCH", container, "{\"name\":\"No Name\"}");
    ProblemsTest.expect(refused, 422, "invalid-value");
    assertThat(refused.field("field")).isEqualTo("name");
  }

  private static List<Api.Reply> atOnce(IntFunction<Api.Reply> call) throws Exception {
    var start = new CyclicBarrier(MANY);
    var calls = new ArrayList<Callable<Api.Reply>>();
    for (int i = 0; i < MANY; i++) {
      int number = i;
      calls.add(() -> {
        start.await();
        return call.apply(number);
      });
    }
    var replies = new ArrayList<Api.Reply>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(calls)) {
        replies.add(done.get());
      }
    }
    return replies;
  }
}
