using Cortico.EmbeddedGrafana.Configuration;
using Cortico.EmbeddedGrafana.Storage;
using Cortico.Testing;

namespace Cortico.EmbeddedGrafana.Tests.Storage;

public sealed class DatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File(Database.FileName);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_written_is_there_after_opening_again()
    {
        using (var database = Open())
        {
            await database.WriteAsync(connection => connection.Execute("INSERT INTO folder VALUES (1, 'a', '', 'A', 1, 0, '', 0, '')"), Cancellation);
        }

        using var again = Open();
        Assert.Equal(1, again.Read(connection => connection.Number("SELECT count(*) FROM folder")));
    }

    [Fact]
    public async Task An_error_in_a_change_undoes_all_of_it()
    {
        using var database = Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync(connection =>
        {
            connection.Execute("INSERT INTO folder VALUES (1, 'a', '', 'A', 1, 0, '', 0, '')");
            throw new InvalidOperationException("half way");
        }, Cancellation));

        Assert.Equal(0, database.Read(connection => connection.Number("SELECT count(*) FROM folder")));
    }

    [Fact]
    public async Task Readers_see_the_state_before_a_change_while_it_is_made()
    {
        using var database = Open();

        await database.WriteAsync(connection =>
        {
            connection.Execute("INSERT INTO folder VALUES (1, 'a', '', 'A', 1, 0, '', 0, '')");
            Assert.Equal(0, database.Read(reader => reader.Number("SELECT count(*) FROM folder")));
        }, Cancellation);

        Assert.Equal(1, database.Read(connection => connection.Number("SELECT count(*) FROM folder")));
    }

    [Fact]
    public void Only_the_owner_may_read_the_file()
    {
        using var database = Open();

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File + "-wal"));
    }

    [Fact]
    public void A_second_process_on_the_same_file_is_refused()
    {
        using var first = Open();

        Assert.Equal($"The database {File} is in use by another process. Stop that one, or set GF_PATHS_DATA to another folder.", Refusal());
    }

    [Fact]
    public void A_damaged_file_is_named_and_left_alone()
    {
        System.IO.File.WriteAllText(File, new string('x', 8192));

        Assert.StartsWith($"The database {File} is damaged (", Refusal(), StringComparison.Ordinal);
        Assert.Equal(8192, new FileInfo(File).Length);
    }

    [Fact]
    public void A_file_with_a_damaged_page_is_found_out_at_the_start()
    {
        using (var database = Open())
        {
        }

        using (var stream = System.IO.File.OpenWrite(File))
        {
            stream.Position = 4096;
            stream.Write(new byte[4096 * 3]);
        }

        Assert.StartsWith($"The database {File} is damaged (", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        using (var database = Open())
        {
            await database.WriteAsync(connection => connection.Execute("PRAGMA user_version = 999"), Cancellation);
        }

        Assert.StartsWith($"{File} was written by a newer version (schema 999; this one knows up to ", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_of_another_program_is_refused()
    {
        using (var database = Open())
        {
            await database.WriteAsync(connection => connection.Execute("PRAGMA application_id = 7"), Cancellation);
        }

        Assert.Equal($"{File} is an SQLite database of another program. Set GF_PATHS_DATA to another folder.", Refusal());
    }

    private string Refusal() => Assert.Throws<StartupException>(Open).Message;

    private Database Open()
    {
        var database = new Database(GrafanaSettings.Read(name => name == "GF_PATHS_DATA" ? _folder.Path : null));
        try
        {
            database.Open();
            return database;
        }
        catch (StartupException)
        {
            database.Dispose();
            throw;
        }
    }
}
