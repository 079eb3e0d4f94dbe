using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cortico.EmbeddedGrafana.Users;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(LoginAnswer))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(Created))]
[JsonSerializable(typeof(OwnPassword))]
[JsonSerializable(typeof(NewPassword))]
[JsonSerializable(typeof(NewRole))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(MemberAnswer[]))]
[JsonSerializable(typeof(Organisation))]
[JsonSerializable(typeof(NewServiceAccount))]
[JsonSerializable(typeof(ServiceAccountAnswer))]
[JsonSerializable(typeof(ServiceAccountPage))]
[JsonSerializable(typeof(NewToken))]
[JsonSerializable(typeof(TokenCreated))]
[JsonSerializable(typeof(TokenAnswer[]))]
internal sealed partial class UsersJson : JsonSerializerContext;
