package dev.rowhouse.portal.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowhouse.provisioner.directory.Membership;
import dev.rowhouse.provisioner.directory.Membership.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changes as Entra ID and Okta write them, and as RFC 7644 does; quotes are single here. */
class PatchTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ADA =
      "{'userName':'ada@acme.example','active':true,'displayName':'Ada','name':{'givenName':'Ada',"
          + "'familyName':'Byron'},'emails':[{'value':'ada@acme.example','type':'work','primary':true},"
          + "{'value':'ada@home.example','type':'home'}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Entra, off             | {'op':'Replace','path':'active','value':'False'}                      | /active                    | False
          Entra, off as it should| {'op':'replace','path':'active','value':false}                        | /active                    | false
          Okta, off              | {'op':'replace','value':{'active':false}}                             | /active                    | false
          capitals               | {'OP':'REPLACE','Path':'ACTIVE','Value':false}                        | /active                    | false
          Entra, dotted          | {'op':'Add','value':{'name.familyName':'Lovelace'}}                   | /name/familyName           | Lovelace
          with its schema        | {'op':'add','path':'urn:ietf:params:scim:schemas:core:2.0:User:displayName','value':'A'} | /displayName | A
          part                   | {'op':'Replace','path':'name.givenName','value':'Augusta'}            | /name/givenName            | Augusta
          the rest of it stays   | {'op':'replace','path':'name','value':{'givenName':'Augusta'}}        | /name/familyName           | Byron
          Entra, one address     | {'op':'Replace','path':'emails[type eq "work"].value','value':'a@b.c'}| /emails/0/value            | a@b.c
          the other stays        | {'op':'Replace','path':'emails[type eq "work"].value','value':'a@b.c'}| /emails/1/value            | ada@home.example
          Entra, makes it        | {'op':'Add','path':'emails[type eq "other"].value','value':'o@b.c'}   | /emails/2/value            | o@b.c
          and says its kind      | {'op':'Add','path':'emails[type eq "other"].value','value':'o@b.c'}   | /emails/2/type             | other
          Entra, in a value      | {'op':'Add','value':{'emails[type eq "work"].value':'a@b.c'}}         | /emails/0/value            | a@b.c
          removes one            | {'op':'Remove','path':'emails[type eq "work"]'}                       | /emails/0/type             | home
          removes by value       | {'op':'remove','path':'emails','value':[{'value':'ada@acme.example'}]}| /emails/0/type             | home
          adds one               | {'op':'add','path':'emails','value':[{'value':'x@y.z'}]}              | /emails/2/value            | x@y.z
          another schema         | {'op':'Add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department','value':'R'} | /displayName | Ada
          nothing is a removal   | {'op':'replace','path':'displayName','value':null}                    | /displayName               | ``
          """)
  void changesAPerson(String what, String operation, String at, String expected) {
    ObjectNode now = Patch.apply(json(ADA), Operation.all(patch(operation)));
    assertThat(now.at(at).asString("")).as(what).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void readsTruthHoweverItIsWritten() {
    for (String off : new String[] {"false", "'False'", "'false'", "'FALSE'"}) {
      var said =
          Patch.apply(
              json(ADA),
              Operation.all(patch("{'op':'Replace','path':'active','value':" + off + "}")));
      assertThat(UserForm.read(said).active()).as(off).isFalse();
    }
    var said =
        Patch.apply(
            json(ADA), Operation.all(patch("{'op':'replace','path':'active','value':'no'}")));
    assertThatExceptionOfType(ScimFault.class).isThrownBy(() -> UserForm.read(said));
  }

  @Test
  void sayingTheSameTwiceChangesNothing() {
    var operation =
        patch("{'op':'add','path':'emails','value':[{'value':'x@y.z','type':'other'}]}");
    ObjectNode once = Patch.apply(json(ADA), Operation.all(operation));
    assertThat(Patch.apply(once, Operation.all(operation))).isEqualTo(once);
  }

  @Test
  void keepsOnlyWhatItSaysItKeeps() {
    var said =
        UserForm.read(
            json(
                "{'schemas':['x'],'userName':'ada','password':'secret','phoneNumbers':[{'value':'1'}],"
                    + "'emails':[{'value':'b@b.c'},{'value':'a@b.c','primary':true}]}"));
    assertThat(said.attributes()).doesNotContain("secret", "phone", "schemas");
    assertThat(said.email()).isEqualTo("a@b.c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'op':'remove'}                                       | noTarget
          {'op':'move','path':'active','value':true}            | invalidSyntax
          {'op':'replace','value':'x'}                          | invalidValue
          {'op':'add','path':'active'}                          | invalidValue
          {'op':'replace','path':'emails[type','value':'x'}     | invalidPath
          {'op':'replace','path':'a.b.c','value':'x'}           | invalidPath
          {'op':'replace','path':'emails[type co "w"].value','value':'x'} | invalidFilter
          """)
  void refusesWhatItDoesNotUnderstand(String operation, String type) {
    assertThatExceptionOfType(ScimFault.class)
        .isThrownBy(() -> Operation.all(patch(operation)))
        .satisfies(it -> assertThat(it.type()).isEqualTo(type));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'op':'Add','path':'members','value':[{'value':'a'},{'value':'b'}]}     | ADD    | a b
          {'op':'Remove','path':'members','value':[{'value':'a'}]}                | REMOVE | a
          {'op':'Remove','path':'members','value':[]}                             | REMOVE | ''
          {'op':'remove','path':'members[value eq "a"]'}                          | REMOVE | a
          {'op':'remove','path':'members'}                                        | SET    | ''
          {'op':'replace','path':'members','value':[{'value':'a'}]}               | SET    | a
          {'op':'replace','value':{'members':[{'value':'a'}]}}                    | SET    | a
          {'op':'add','value':{'members':[{'value':'a'}]}}                        | ADD    | a
          """)
  void changesWhoIsInAGroup(String operation, Kind kind, String users) {
    Set<String> named = users.isBlank() ? Set.of() : Set.of(users.split(" "));
    assertThat(GroupForm.steps(Operation.all(patch(operation))))
        .containsExactly(new Membership(kind, named));
  }

  @Test
  void aNullNeverMeansEverybody() {
    assertThatExceptionOfType(ScimFault.class)
        .isThrownBy(() ->
            GroupForm.steps(
                Operation.all(
                    patch(
                        "{'op':'remove','path':'members[value eq \"a\" and type eq \"User\"]'}"))));
  }

  @Test
  void aGroupsIdentifierIsNotChanged() {
    var operations =
        Operation.all(patch("{'op':'replace','value':{'id':'x','displayName':'Staff'}}"));
    var now = Patch.apply(json("{'displayName':'staff'}"), GroupForm.others(operations));
    assertThat(GroupForm.read(now).name()).isEqualTo("Staff");
  }

  private static ObjectNode patch(String operation) {
    return json(
        "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':["
            + operation
            + "]}");
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JSON.readTree(text.replace("\"", "\\\"").replace('\'', '"'));
  }
}
