using Cortico.EmbeddedGrafana.Folders;
using Cortico.EmbeddedGrafana.Storage;

namespace Cortico.EmbeddedGrafana.Alerting.Rules;

/// <summary>Alert rules keep their folder: it is deleted with them only when the caller says so.</summary>
internal sealed class RulesInFolder : IFolderContents
{
    public string Kind => "alertrule";

    public bool KeepsFolder => true;

    public long Count(DatabaseConnection connection, string folderUid) => connection.Number("SELECT count(*) FROM alert_rule WHERE folder_uid = $folder", ("$folder", folderUid));

    public void Delete(DatabaseConnection connection, string folderUid) => connection.Execute("DELETE FROM alert_rule WHERE folder_uid = $folder", ("$folder", folderUid));
}
