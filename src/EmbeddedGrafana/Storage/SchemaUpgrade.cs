using System.Globalization;
using System.Reflection;
using Cortico.EmbeddedGrafana.Configuration;

namespace Cortico.EmbeddedGrafana.Storage;

/// <summary>
/// Brings a database to the newest schema: each step is a file <c>Storage/Schema/NNNN-name.sql</c>, run once, in order, in a
/// transaction with the new version number (<c>PRAGMA user_version</c>). A step that was released is never edited.
/// </summary>
internal static class SchemaUpgrade
{
    private const string Prefix = ".Storage.Schema.";

    public static void Apply(DatabaseConnection connection, string path)
    {
        var steps = Steps();
        var newest = steps[^1].Version;
        var current = connection.Number("PRAGMA user_version");
        if (current > newest)
        {
            throw new StartupException(string.Create(CultureInfo.InvariantCulture,
                $"{path} was written by a newer version (schema {current}; this one knows up to {newest}). Start that newer version, or set GF_PATHS_DATA to another folder."));
        }

        foreach (var (version, resource) in steps.Where(step => step.Version > current))
        {
            using var transaction = connection.Begin();
            connection.CurrentTransaction = transaction;
            connection.Execute(Text(resource));
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}"));
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {DatabaseFile.ApplicationId}"));
            transaction.Commit();
            connection.CurrentTransaction = null;
        }
    }

    private static List<(int Version, string Resource)> Steps() =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.Contains(Prefix, StringComparison.Ordinal))
            .Select(name => (int.Parse(name.Split(Prefix)[1].Split('-')[0], CultureInfo.InvariantCulture), name))
            .Order()];

    private static string Text(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
