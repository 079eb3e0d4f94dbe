using System.Text;
using Cortico.EmbeddedGrafana.Http;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Dashboards;

/// <summary>A stored dashboard.</summary>
/// <param name="FolderUid">Empty: at the root.</param>
/// <param name="Model">JSON object, UTF-8, as it was sent but without <c>id</c> and <c>version</c>; it always has a uid.</param>
public sealed record Dashboard(
    long Id, string Uid, string FolderUid, string Title, int Version, byte[] Model, DateTimeOffset Created, string CreatedBy, DateTimeOffset Updated, string UpdatedBy,
    string Message)
{
    public string Slug => Storage.Slug.Of(Title);

    public string Url => $"/d/{Uid}/{Slug}";

    /// <summary>The model as it is read back, with this server's id and version.</summary>
    public RawJson FullModel() => With(Model, $"\"id\":{Id},\"version\":{Version}");

    /// <summary>A stored model with members put in front of its own.</summary>
    public static RawJson With(byte[] model, string members) => new((byte[])[(byte)'{', .. Encoding.UTF8.GetBytes(members), (byte)',', .. model.AsSpan(1)]);
}
